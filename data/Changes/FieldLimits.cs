using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Data.Changes;

/// <summary>Values that fit their type but no business: they are refused rather than stored.</summary>
internal static class FieldLimits
{
    // A hundred billion yuan: above it a sum over a company's deals would no longer be exact for every reader (2^53 fen).
    private const long LargestMoney = 10_000_000_000_000;
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2200, 1, 1);

    /// <summary>The first field that breaks a limit; null when all are fine.</summary>
    public static RecordColumn? Broken(PlannedChange planned)
    {
        if (planned.Operation == ChangeOperation.Create && planned.Table.Columns.FirstOrDefault(column => !column.IsNullable && column.Name != nameof(Record.Number) && column.Get(planned.Record) is null) is { } empty)
        {
            return empty;
        }

        return planned.Changed().Select(change => change.Column).FirstOrDefault(column => !Fits(column.Name, column.Get(planned.Record)));
    }

    private static bool Fits(string field, object? value) => value switch
    {
        long money when field.EndsWith("Fen", StringComparison.Ordinal) => money is >= 0 and <= LargestMoney,
        int percent when field == nameof(Opportunity.WinProbability) => percent is >= 0 and <= 100,
        int priority when field == nameof(SalesTask.Priority) => priority is >= 1 and <= 3,
        DateOnly date => date >= Earliest && date < Latest,
        DateTime moment => moment.Year is >= 1900 and < 2200,
        _ => true,
    };
}
