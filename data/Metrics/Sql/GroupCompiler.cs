using System.Text;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>Figures: one statement that aggregates in the database. Inner: one aggregate per kind of row and period, joined by UNION ALL; middle: having, totals over all groups, order; outer: limit and names.</summary>
internal sealed class GroupCompiler
{
    private readonly MetricQuery _query;
    private readonly SqlDialect _dialect;
    private readonly SqlParameters _parameters = new();
    private readonly MeasureSql _measures;
    private readonly ConditionSql _conditions;
    private readonly List<(string Name, Formula Formula)> _formulas = [];

    private GroupCompiler(MetricQuery query, Caller caller, SqlDialect dialect)
    {
        _query = query;
        _dialect = dialect;
        _measures = new MeasureSql(dialect, _parameters);
        _conditions = new ConditionSql(query, caller, dialect, _parameters, _measures);
    }

    public static CompiledMetric Compile(MetricQuery query, Caller caller, SqlDialect dialect) => new GroupCompiler(query, caller, dialect).Compile();

    private CompiledMetric Compile()
    {
        foreach (var measure in _query.ExtraMeasures.Prepend(_query.Measure).Distinct())
        {
            _formulas.Add((measure, _measures.Add(measure, _query.Subject)));
        }

        var slots = _measures.Slots.ToList();
        slots.Add(new Slot("rows", _measures.Parts[0].Name, "COUNT(*)"));
        var isCompared = _query.CompareTo is not null;
        var names = slots.Select(slot => slot.Name).Concat(isCompared ? slots.Where(slot => slot.Name != "rows").Select(slot => slot.Name + "_c") : []).ToList();
        var inner = Inner(slots, names, isCompared);
        var (sql, labels) = _query.GroupBy.Count == 0 ? (inner, []) : Outer(inner, names);
        return new CompiledMetric(sql, _parameters.Binders)
        {
            Scopes = _parameters.Scopes,
            Measures = _formulas,
            Slots = names,
            Keys = _query.GroupBy.Count,
            IsCompared = isCompared,
            LabelColumns = labels,
        };
    }

    private string Inner(List<Slot> slots, List<string> names, bool isCompared)
    {
        var selects = new List<string>();
        foreach (var part in _measures.Parts)
        {
            selects.Add(Aggregate(part, slots, names, "", query => query.Period));
            if (isCompared)
            {
                selects.Add(Aggregate(part, slots, names, "_c", query => query.CompareTo));
            }
        }

        if (selects.Count == 1)
        {
            return selects[0];
        }

        var keys = Keys();
        var sums = string.Join(',', names.Select(name => $"SUM(f.\"{name}\") AS \"{name}\""));
        return $"SELECT {keys}{sums} FROM ({string.Join(" UNION ALL ", selects)}) f" + GroupBy();
    }

    private string Aggregate(Part part, List<Slot> slots, List<string> names, string suffix, Func<MetricQuery, MetricPeriod?> period)
    {
        var (where, joins) = _conditions.For(part, period, IsRowFilter);
        var columns = new List<string>();
        for (var i = 0; i < _query.GroupBy.Count; i++)
        {
            var key = Key(part.Subject, _query.GroupBy[i], period);
            joins |= key.Joins;
            columns.Add($"{key.Expression} AS k{i}");
        }

        joins |= part.Subject == MetricSubject.OrderLine ? Joins.Order : Joins.None;
        columns.AddRange(names.Select(name =>
        {
            var slot = slots.Find(candidate => candidate.Name + suffix == name && candidate.Part == part.Name);
            return (slot?.Aggregate ?? "CAST(NULL AS bigint)") + $" AS \"{name}\"";
        }));
        return $"SELECT {string.Join(',', columns)} FROM \"{SubjectSql.Table(part.Subject)}\" r{SubjectSql.JoinText(part.Subject, joins)}{where}{GroupBy()}";
    }

    // For a share, a filter on the grouped dimension says which groups are shown; the whole stays the whole.
    private bool IsRowFilter(MetricFilter filter) =>
        _query.Measure != "share" || !_query.GroupBy.Any(dimension => string.Equals(dimension.ToString(), filter.Field, StringComparison.OrdinalIgnoreCase));

    private FieldSql Key(MetricSubject subject, Dimension dimension, Func<MetricQuery, MetricPeriod?> period) =>
        SubjectSql.Key(subject, dimension, period(_query)?.Field ?? (subject == _query.Subject ? MetricRules.DateField(_query) : null), _dialect);

    private (string Sql, List<int> Labels) Outer(string inner, List<string> names)
    {
        var main = _formulas[0].Formula;
        var having = Having(main);
        var middle = new StringBuilder("SELECT q.*");
        foreach (var name in names)
        {
            middle.Append($",{(name == "last" ? "MAX" : "SUM")}(q.\"{name}\") OVER () AS \"t_{name}\"");
        }

        middle.Append($",COUNT(*) OVER () AS groups,ROW_NUMBER() OVER (ORDER BY {Order(main)}) AS ord FROM ({inner}) q");
        if (having.Length > 0 && main.Kind != FormulaKind.Share)
        {
            middle.Append(" WHERE ").Append(having);
        }

        var conditions = new List<string> { "w.ord<=" + _parameters.Add(inputs => inputs.Query.Limit + inputs.Query.Skip ?? inputs.Settings.MaxRows) };
        if (main.Kind == FormulaKind.Share)
        {
            conditions = [.. ShownShares(), .. having.Length > 0 ? new[] { having.Replace("q.", "w.", StringComparison.Ordinal) } : []];
            if (_query.Limit is not null && !_query.Filters.Any(filter => !IsRowFilter(filter)))
            {
                conditions.Add("w.ord<=" + _parameters.Add(inputs => inputs.Query.Limit!.Value + inputs.Query.Skip));   // of all groups the first; of the shown ones the position says nothing
            }

            conditions.Add("1=1");
        }

        if (_query.Skip > 0)
        {
            conditions.Add("w.ord>" + _parameters.Add(inputs => inputs.Query.Skip));
        }

        var labels = new List<int>();
        var columns = new StringBuilder();
        var joins = new StringBuilder();
        for (var i = 0; i < _query.GroupBy.Count; i++)
        {
            var (table, column) = LabelTable(_query.GroupBy[i]);
            labels.Add(table is null ? -1 : labels.Count(at => at >= 0));
            if (table is not null)
            {
                columns.Append($",l{i}.\"{column}\"");
                joins.Append($" LEFT JOIN \"{table}\" l{i} ON l{i}.\"Id\"=w.k{i}");
            }
        }

        return ($"SELECT w.*{columns} FROM ({middle}) w{joins} WHERE {string.Join(" AND ", conditions)} ORDER BY w.ord", labels);
    }

    private IEnumerable<string> ShownShares()
    {
        for (var f = 0; f < _query.Filters.Count; f++)
        {
            var at = f;
            var key = Enumerable.Range(0, _query.GroupBy.Count).FirstOrDefault(i => string.Equals(_query.GroupBy[i].ToString(), _query.Filters[at].Field, StringComparison.OrdinalIgnoreCase), -1);
            if (key >= 0 && !IsRowFilter(_query.Filters[at]))
            {
                var isId = SubjectSql.Field(_query.Subject, _query.GroupBy[key])?.Kind == FieldKind.Id;
                var values = Enumerable.Range(0, _query.Filters[at].Values.Count)
                    .Select(v => _parameters.Add(inputs => isId ? long.Parse(inputs.Query.Filters[at].Values[v]) : inputs.Query.Filters[at].Values[v]));
                yield return $"w.k{key} IN ({string.Join(',', values)})";
            }
        }
    }

    private string Having(Formula main)
    {
        if (_query.Having is not { } having)
        {
            return "";
        }

        // Whole slots are compared exactly; only rates and averages need floating point.
        var limit = main.Kind is FormulaKind.Value or FormulaKind.Difference
            ? _parameters.Add(inputs => (long)Math.Round(inputs.Query.Having!.Value / main.Scale))
            : _parameters.Add(inputs => (double)(inputs.Query.Having!.Value / main.Scale));
        var symbol = having.Operator switch
        {
            FilterOperator.AtLeast => ">=",
            FilterOperator.LessThan => "<",
            FilterOperator.AtMost => "<=",
            FilterOperator.In => "=",
            _ => ">",
        };
        return $"{Expression(main)}{symbol}{limit}";
    }

    private string Expression(Formula formula)
    {
        var a = $"q.\"{formula.A}\"";
        return formula.Kind switch
        {
            FormulaKind.Ratio => $"{_dialect.Real($"COALESCE({a},0)")}/NULLIF(q.\"{formula.B}\",0)",
            FormulaKind.Difference => $"(COALESCE({a},0)-COALESCE(q.\"{formula.B}\",0))",
            FormulaKind.Growth => $"{_dialect.Real($"(COALESCE({a},0)-q.\"{formula.A}_c\")")}/NULLIF(q.\"{formula.A}_c\",0)",
            FormulaKind.Share => _query.Having is null ? a : $"{_dialect.Real(a)}/NULLIF(q.\"t_{formula.A}\",0)",
            _ => a,
        };
    }

    private string Order(Formula main)
    {
        var orders = new List<string>();
        var sort = _query.SortBy is { } by && by != "value" ? _formulas.Find(formula => formula.Name == by).Formula : null;
        var isNatural = _query.SortBy is null;
        for (var i = 0; isNatural && i < _query.GroupBy.Count; i++)
        {
            if (NaturalRank(_query.GroupBy[i], $"q.k{i}") is { } rank)
            {
                orders.Add(rank);
            }
        }

        if (orders.Count == 0)
        {
            var share = main.Kind == FormulaKind.Share ? main with { Kind = FormulaKind.Value } : main;
            var value = Expression(sort ?? share);
            orders.Add($"({value}) IS NULL,({value}){(_query.IsDescending || isNatural ? " DESC" : "")}");
        }

        for (var i = 0; i < _query.GroupBy.Count; i++)
        {
            orders.Add($"q.k{i}");
        }

        return string.Join(',', orders);
    }

    private static string? NaturalRank(Dimension dimension, string key) => dimension switch
    {
        _ when SubjectSql.IsPeriod(dimension) => key,
        Dimension.Grade => key,
        Dimension.Stage => $"CASE {key} WHEN 'InitialContact' THEN 0 WHEN 'NeedsConfirmed' THEN 1 WHEN 'Proposal' THEN 2 WHEN 'Negotiation' THEN 3 WHEN 'Won' THEN 4 WHEN 'AfterSales' THEN 5 ELSE 6 END",
        Dimension.CompanySize => $"CASE {key} WHEN 'Large' THEN 0 WHEN 'Medium' THEN 1 ELSE 2 END",
        _ => null,
    };

    private static (string? Table, string Column) LabelTable(Dimension dimension) => dimension switch
    {
        Dimension.Owner => ("Users", "Name"),
        Dimension.Team => ("Teams", "Name"),
        Dimension.Product => ("Products", "Name"),
        Dimension.Customer => ("Customers", "Name"),
        _ => (null, ""),
    };

    private string Keys() => string.Concat(Enumerable.Range(0, _query.GroupBy.Count).Select(i => $"f.k{i} AS k{i},"));

    private string GroupBy() => _query.GroupBy.Count == 0 ? "" : " GROUP BY " + string.Join(',', Enumerable.Range(1, _query.GroupBy.Count));
}
