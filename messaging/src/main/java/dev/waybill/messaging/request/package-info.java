/**
 * Request-Reply with Return Address, for questions whose answer nobody needs later: nothing here is durable or
 * transacted, and nothing may change data.
 */
package dev.waybill.messaging.request;
