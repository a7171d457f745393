package dev.waybill.inventory.stock;

import javax.sql.DataSource;

/** The real table, given its database by hand. */
public class TestStock extends StockTable {
    public TestStock(DataSource database) {
        this.database = database;
    }
}
