/** Dead letters: looking at them without taking any, and the actions of operators on them, which are recorded first. */
package dev.waybill.messaging.deadletter;
