using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Another company's words for stages, grades, roles and the like → ours.</summary>
internal sealed class ChoiceValues(FieldCatalogue catalogue, MappingWords words)
{
    // Closed lists are short; a column with more values than this is no choice, and its values are not looked up one by one.
    private const int MostValues = 80;

    private readonly Dictionary<string, IReadOnlyList<(string Code, HeaderText Text)>> _spellings = [];

    /// <summary>How much of a column's values is understood, by kinds of value.</summary>
    public double Share(FieldDefinition field, ColumnProfile column) =>
        column.Counts.Count is 0 or > MostValues ? 0 : column.Counts.Keys.Count(value => Code(field.ChoiceSet!, value) is not null) / (double)column.Counts.Count;   // a choice field names its set

    /// <summary>The code that <paramref name="value"/> means: ours, another system's, or by the words in it; null = not known.</summary>
    public string? Code(string set, string value)
    {
        if (set == "role")
        {
            // A title says less than a role of ours: "Sales Manager" leads a team; only who is known to lead all sees all.
            return catalogue.Choices(set).FirstOrDefault(choice => Spelling.Fold(choice.Code) == Spelling.Fold(value))?.Code ?? Words(set, value) ?? catalogue.FindChoice(set, value)?.Code;
        }

        var plain = Unnumbered(value);
        return catalogue.FindChoice(set, plain)?.Code ?? words.Choice(set, plain) ?? Words(set, plain);
    }

    /// <summary>Value → code for what the import would not read by itself, and the values that nothing explains.</summary>
    /// <param name="odds">Mean win probability by value, in percent: the second witness for stages.</param>
    public (Dictionary<string, string> Values, IReadOnlyList<string> Unknown) Map(FieldDefinition field, ColumnProfile column, Func<string, double?> odds)
    {
        var (values, unknown) = (new Dictionary<string, string>(), new List<string>());
        foreach (var value in column.Counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key))
        {
            var code = Code(field.ChoiceSet!, value) ?? (field.ChoiceSet == "stage" && odds(value) is { } percent ? StageAt(percent).ToString() : null);
            if (code is null)
            {
                unknown.Add(value);
            }
            else if (field.ChoiceSet is "stage" or "role" || catalogue.FindChoice(field.ChoiceSet!, value)?.Code != code)
            {
                values[value] = code;
            }
        }

        return (values, unknown);
    }

    private static Stage StageAt(double percent) => percent switch
    {
        <= 0 => Stage.Lost,
        < 25 => Stage.InitialContact,
        < 50 => Stage.NeedsConfirmed,
        < 75 => Stage.Proposal,
        < 100 => Stage.Negotiation,
        _ => Stage.Won,
    };

    // The longest spelling found in the value wins: "closed lost" over "closed", "account manager" over "manager".
    private string? Words(string set, string value)
    {
        var text = HeaderText.Of(value, words);
        if (!_spellings.TryGetValue(set, out var spellings))
        {
            _spellings[set] = spellings = [.. words.Choices(set).SelectMany(choice => choice.Spellings.Select(spelling => (choice.Code, HeaderText.Of(spelling, words))))];
        }

        return spellings
            .Where(choice => choice.Text.Key.Length >= 2 && text.Has(choice.Text))
            .OrderByDescending(choice => choice.Text.Key.Length)
            .Select(choice => choice.Code)
            .FirstOrDefault();
    }

    // "3 - Quote sent", "S2 需求确认", "04. Negotiation".
    private static string Unnumbered(string value)
    {
        var plain = value.Trim().TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimStart(' ', '-', '.', ')', '、', '：', ':', '–', '_');
        return plain.Length > 0 ? plain : value;
    }
}
