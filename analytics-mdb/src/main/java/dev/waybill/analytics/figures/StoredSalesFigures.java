package dev.waybill.analytics.figures;

import dev.waybill.events.Money;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Reads the figures; days are sums of hours. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class StoredSalesFigures implements SalesFigures {
    private static final String SALES = """
            select date_trunc(?, hour, 'UTC'), currency, sum(placed), sum(placed_value), sum(confirmed), sum(payments),
                   sum(revenue), sum(refunds), sum(refunded), sum(revenue) - sum(refunded), sum(cancelled), sum(rejected),
                   sum(declined)
            from analytics.sales_hour where hour >= ? and hour < ? group by 1, 2 order by 1, 2""";
    private static final String TOP = """
            select product_id, currency, units, revenue, sold, returned from (
                select *, row_number() over (partition by currency order by %s desc, product_id) as place from (
                    select product_id, currency, sum(sold - returned) as units, sum(sold_value - returned_value) as revenue,
                           sum(sold) as sold, sum(returned) as returned
                    from analytics.product_hour where hour >= ? and hour < ? group by product_id, currency) products) ranked
            where place <= ? order by currency, place""";

    @Resource(lookup = "jdbc/waybill")
    DataSource database;

    @Override
    public List<SalesBucket> sales(OffsetDateTime from, OffsetDateTime to, BucketSize size) {
        try (var connection = database.getConnection(); var select = connection.prepareStatement(SALES)) {
            select.setString(1, size.name().toLowerCase(Locale.ROOT));
            select.setObject(2, from);
            select.setObject(3, to);
            List<SalesBucket> buckets = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    buckets.add(bucket(rows));
                }
            }
            return buckets;
        } catch (SQLException e) {
            throw new IllegalStateException("sales figures", e);
        }
    }

    @Override
    public List<ProductSales> topProducts(OffsetDateTime from, OffsetDateTime to, Ranking ranking, int limit) {
        String order = ranking.name().toLowerCase(Locale.ROOT);
        try (var connection = database.getConnection(); var select = connection.prepareStatement(TOP.formatted(order))) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setInt(3, limit);
            List<ProductSales> products = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    products.add(new ProductSales(rows.getString(1), rows.getString(2), rows.getLong(3), money(rows, 4),
                            rows.getLong(5), rows.getLong(6)));
                }
            }
            return products;
        } catch (SQLException e) {
            throw new IllegalStateException("sales figures", e);
        }
    }

    private static SalesBucket bucket(ResultSet row) throws SQLException {
        return new SalesBucket(row.getObject(1, OffsetDateTime.class), row.getString(2), row.getLong(3), money(row, 4),
                row.getLong(5), row.getLong(6), money(row, 7), row.getLong(8), money(row, 9), money(row, 10), row.getLong(11),
                row.getLong(12), row.getLong(13));
    }

    private static Money money(ResultSet row, int column) throws SQLException {
        return new Money(row.getBigDecimal(column), row.getString(2));
    }
}
