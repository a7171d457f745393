/** How a customer is reached, by mail and by browsers that take pushes, told to notification. */
package dev.waybill.customer;
