package dev.waybill.analytics.figures;

/** What makes a product a top product: pieces or money, of both what was sold less what was returned. */
public enum Ranking { UNITS, REVENUE }
