/** How a customer is reached, told to notification. */
package dev.waybill.customer;
