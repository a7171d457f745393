/** What Payara Micro alone needs; it may know that server, and nothing of the business. */
package dev.waybill.micro;
