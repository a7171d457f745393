/** The adapter to a provider in the shape of Stripe's payment intents and refunds: HTTP, keys, retries, circuit. */
package dev.waybill.payment.provider;
