using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>Conversion between stages: of the deals opened in the period, how many came at least as far as each stage, by stage history and by the stage they are in. A lost deal without history counts for the first stage only.</summary>
internal static class ConversionCompiler
{
    private const string Rank = "WHEN 'NeedsConfirmed' THEN 1 WHEN 'Proposal' THEN 2 WHEN 'Negotiation' THEN 3 WHEN 'Won' THEN 4 WHEN 'AfterSales' THEN 4 ELSE 0 END";

    public static CompiledMetric Compile(MetricQuery query, Caller caller, SqlDialect dialect)
    {
        var parameters = new SqlParameters();
        var conditions = new ConditionSql(query, caller, dialect, parameters, new MeasureSql(dialect, parameters));
        var (where, joins) = conditions.For(new Part("main", MetricSubject.Opportunity, ""), asked => asked.Period, filter => filter.Field is not ("stage" or "status"));
        var reached = $"SELECT CASE r.\"Stage\" {Rank} AS now, COALESCE((SELECT MAX(CASE s.\"To\" {Rank}) FROM \"StageChanges\" s WHERE s.\"OpportunityId\"=r.\"Id\"),0) AS past FROM \"Opportunities\" r{SubjectSql.JoinText(MetricSubject.Opportunity, joins)}{where}";
        var counts = string.Join(',', Enumerable.Range(0, 5).Select(rank => $"SUM(CASE WHEN q.now>={rank} OR q.past>={rank} THEN 1 ELSE 0 END)"));
        return new CompiledMetric($"SELECT {counts} FROM ({reached}) q", parameters.Binders) { Scopes = parameters.Scopes };
    }
}
