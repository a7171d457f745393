/** What an order would find and cost at this moment; asks inventory by message, and reserves nothing. */
package dev.waybill.quote;
