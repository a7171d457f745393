/** Sales figures, asked of analytics, and having them counted again. */
package dev.waybill.sales;
