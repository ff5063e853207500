namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>What differs between the two databases.</summary>
internal abstract record SqlDialect(string Name)
{
    public static readonly SqlDialect Sqlite = new SqliteDialect();
    public static readonly SqlDialect Postgres = new PostgresDialect();

    public static SqlDialect Of(string? providerName) =>
        providerName is not null && providerName.Contains("Npgsql", StringComparison.Ordinal) ? Postgres : Sqlite;

    /// <summary>Text key of the period that a date lies in.</summary>
    public abstract string PeriodKey(Dimension dimension, string date);

    /// <summary>Whole days from one date to another.</summary>
    public abstract string DaysBetween(string from, string to);

    public abstract string Real(string number);

    /// <summary>Case-blind "contains" with a parameter that already has its percent signs.</summary>
    public abstract string Like(string text, string parameter);

    private sealed record SqliteDialect() : SqlDialect("sqlite")
    {
        public override string PeriodKey(Dimension dimension, string date) => dimension switch
        {
            Dimension.Month => $"substr({date},1,7)",
            Dimension.Quarter => $"(substr({date},1,4)||'-Q'||((CAST(substr({date},6,2) AS INTEGER)+2)/3))",
            Dimension.Year => $"substr({date},1,4)",
            Dimension.Week => $"strftime('%G-W%V',{date})",
            _ => $"substr({date},1,10)",
        };

        // Julian days of two dates are both x.5: the difference is whole and exact.
        public override string DaysBetween(string from, string to) => $"CAST(julianday({to})-julianday({from}) AS INTEGER)";

        public override string Real(string number) => $"CAST({number} AS REAL)";

        public override string Like(string text, string parameter) => $"{text} LIKE {parameter} ESCAPE '\\'";
    }

    private sealed record PostgresDialect() : SqlDialect("postgres")
    {
        public override string PeriodKey(Dimension dimension, string date) => dimension switch
        {
            Dimension.Month => $"to_char({date},'YYYY-MM')",
            Dimension.Quarter => $"to_char({date},'YYYY\"-Q\"Q')",
            Dimension.Year => $"to_char({date},'YYYY')",
            Dimension.Week => $"to_char({date},'IYYY\"-W\"IW')",
            _ => $"to_char({date},'YYYY-MM-DD')",
        };

        public override string DaysBetween(string from, string to) => $"({to}-{from})";

        public override string Real(string number) => $"CAST({number} AS double precision)";

        public override string Like(string text, string parameter) => $"{text} ILIKE {parameter} ESCAPE '\\'";
    }
}
