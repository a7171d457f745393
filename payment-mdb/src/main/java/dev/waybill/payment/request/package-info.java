/** From news of stock and orders to what is to be charged or given back. Nothing is asked of the provider from here. */
package dev.waybill.payment.request;
