/** The benchmark as a whole: its plan and its rounds. What it is made of lies in the packages below. */
package dev.waybill.benchmark;
