/** The processes of a run, each of which ends with it. */
package server;
