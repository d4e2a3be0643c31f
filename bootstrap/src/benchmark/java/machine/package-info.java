/** What the machine says of its processes, its disk and itself. */
package machine;
