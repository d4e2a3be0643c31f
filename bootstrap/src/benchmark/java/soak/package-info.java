/** A mixed load with cuts, stops and kills, and what it leaves behind. Start at Run. */
package soak;
