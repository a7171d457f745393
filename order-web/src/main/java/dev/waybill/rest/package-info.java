/** What all resources share: JSON in and out, limits, and errors as problem details (RFC 9457). */
package dev.waybill.rest;
