/**
 * What must hold once everything is quiet, and who checks it. It reads and never writes, and knows tables and queues, but no
 * code of the application: what is judged must not judge itself.
 */
package dev.waybill.judge;
