package dev.waybill.sales;

/** @param from the first hour to count again; null for the first that the history surely holds */
public record RebuildInput(String from) {
}
