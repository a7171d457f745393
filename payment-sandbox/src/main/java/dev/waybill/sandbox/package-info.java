/**
 * A payment provider in the shape of Stripe's API, for runs and tests on one machine. Nothing of Waybill may be used here:
 * it stands for somebody else's system.
 */
package dev.waybill.sandbox;
