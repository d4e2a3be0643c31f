/** What a run says: conditions, details, and the table of figures. */
package report;
