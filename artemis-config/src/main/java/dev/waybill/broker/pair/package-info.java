/** What runs inside the two brokers of a pair, so that only one of them ever has a word for clients. */
package dev.waybill.broker.pair;
