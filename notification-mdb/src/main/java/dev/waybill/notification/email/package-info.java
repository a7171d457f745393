/** Sends e-mail by SMTP. Which mails there are is decided in {@code request}, what they say in {@code text}. */
package dev.waybill.notification.email;
