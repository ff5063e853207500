using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>What the parameters of a compiled statement are taken from, at each run.</summary>
internal sealed record MetricInputs(MetricQuery Query, Caller Caller, DateOnly Today, MetricSettings Settings);

/// <summary>Parameters of a statement in the making: the text is made once a shape, the values at each run.</summary>
internal sealed class SqlParameters
{
    private readonly List<Func<MetricInputs, object>> _binders = [];

    public IReadOnlyList<Func<MetricInputs, object>> Binders => _binders;

    /// <summary>Kinds of rows that the text limits to the caller's scope; the scope has parameters of its own.</summary>
    public HashSet<MetricSubject> Scopes { get; } = [];

    public string Add(Func<MetricInputs, object> binder)
    {
        _binders.Add(binder);
        return $"@p{_binders.Count - 1}";
    }
}
