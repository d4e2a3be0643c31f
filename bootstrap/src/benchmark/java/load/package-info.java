/** The load: many exchanges on one thread, and what is learnt from their answers. */
package load;
