/** What is measured: one class for each kind of load, each of which adds its figures. */
package scenario;
