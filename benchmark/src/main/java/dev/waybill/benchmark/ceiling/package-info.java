/** What the machine, its database, its broker and its app server can do at most, each alone; Waybill cannot be faster. */
package dev.waybill.benchmark.ceiling;
