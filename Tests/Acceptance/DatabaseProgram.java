// SPDX-License-Identifier: Apache-2.0
import java.sql.*;

/** Tables, indexes, transactions, joins and a database on disk, through JDBC; the URL is the argument. */
public class DatabaseProgram {
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0], "sa", "")) {
            DatabaseMetaData facts = connection.getMetaData();
            System.out.println(facts.getDatabaseProductName() + " " + facts.getDatabaseProductVersion());
            Statement statement = connection.createStatement();
            statement.execute("create table person (id int primary key, name varchar(40), born date, pay decimal(10,2))");
            statement.execute("create table pet (id int primary key, owner int, kind varchar(20), "
                + "foreign key (owner) references person(id))");
            statement.execute("create index by_name on person(name)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into person values (?, ?, ?, ?)")) {
                for (int i = 0; i < 500; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "name" + i * 37 % 100);
                    insert.setDate(3, Date.valueOf("19" + (50 + i % 50) + "-0" + (1 + i % 9) + "-15"));
                    insert.setBigDecimal(4, new java.math.BigDecimal(i * 101 % 9973).movePointLeft(2));
                    insert.addBatch();
                }
                System.out.println(insert.executeBatch().length);
            }
            for (int i = 0; i < 100; i++)
                statement.execute("insert into pet values (" + i + ", " + i * 5 + ", '" + (i % 3 == 0 ? "cat" : "dog") + "')");
            connection.commit();
            statement.execute("delete from pet");
            connection.rollback();
            print(statement, "select kind, count(*), sum(p.pay) from pet join person p on p.id = owner group by kind order by kind");
            print(statement, "select name, min(born), max(pay) from person where name like 'name1%' group by name "
                + "having count(*) > 3 order by name limit 5");
            print(statement, "select count(*) from person a where exists (select 1 from pet where owner = a.id)");
            print(statement, "select upper(name) || '!', extract(year from born) from person where id in (3, 5, 8) order by id desc");
            try {
                statement.execute("insert into pet values (1000, 99999, 'none')");
            } catch (SQLException e) {
                System.out.println(e.getSQLState());
            }
            connection.commit();
            statement.execute("shutdown");
        } catch (SQLException e) {
            System.out.println(e.getSQLState() + " " + e.getMessage());
        }
    }

    private static void print(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= columns; i++) line.append(rows.getObject(i)).append(" | ");
                System.out.println(line);
            }
        }
    }
}
