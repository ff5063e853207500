using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Which field a header and its values speak for.</summary>
internal sealed class FieldMatcher(MappingWords words, ChoiceValues choices)
{
    /// <summary>Below this a header says too little.</summary>
    public const double Least = 0.55;

    // Filled from others by the import itself.
    private static readonly HashSet<string> Derived = ["OccurredOn", "PlannedOn", "Language"];

    /// <summary>All fields of <paramref name="kind"/> that <paramref name="column"/> may be.</summary>
    /// <param name="isCode">Its values stand for words in another file, so their shape says nothing.</param>
    public IEnumerable<FieldMatch> Candidates(ColumnProfile column, RecordKind kind, bool isCode = false)
    {
        var bare = column.Header.Without(words.Nouns[kind]);
        foreach (var (field, names) in words.Of(kind))
        {
            if (Derived.Contains(field.Name) || (field is { IsAuto: true, Type: FieldType.Reference }))
            {
                continue;
            }

            var isInverse = words.Inverse[kind].TryGetValue(field.Name, out var opposites) && opposites.Contains(column.Header.Key);
            var score = isInverse ? 1 : names.Max(name => Math.Max(column.Header.Likeness(name, words), Bare(bare, column.Header, name, field)));
            if (score >= Least && (column.Fits(field, choices) || (isCode && TakesWords(field))))
            {
                yield return new FieldMatch(field, score, $"header, {column.Shape}") { IsInverse = isInverse };
            }
        }
    }

    /// <summary>How many different open stages a column's values name.</summary>
    public int OpenStages(ColumnProfile column) =>
        column.Counts.Keys.Select(value => choices.Code("stage", value)).Where(code => Enum.TryParse<Stage>(code, out var stage) && stage < Stage.Won).Distinct().Count();

    /// <summary>Whether any words may stand in it.</summary>
    public static bool TakesWords(FieldDefinition field) => field.Type == FieldType.Text || field.ChoiceSet is "product-category" or "industry";

    /// <summary>The best of <see cref="Candidates"/>; 0 for none.</summary>
    public double Best(ColumnProfile column, RecordKind kind) => words.NoField.ContainsKey(column.Header.Key) ? 0 : Candidates(column, kind).Select(match => match.Score).DefaultIfEmpty().Max();

    /// <summary>The best one-to-one choice: proofs before headers, longer headers before shorter, left before right.</summary>
    public static void Assign(TableProfile table, IEnumerable<(ColumnProfile Column, FieldMatch Match)> candidates)
    {
        var taken = new HashSet<string>();
        foreach (var (column, match) in candidates.OrderByDescending(pair => pair.Match.Score).ThenByDescending(pair => pair.Column.Filled > 0).ThenByDescending(pair => pair.Column.Header.Key.Length).ThenBy(pair => pair.Column.At))
        {
            if (!table.Fields.ContainsKey(column) && taken.Add(match.Field.Name))
            {
                table.Fields.Add(column, match);
            }
        }
    }

    // "Account Name" of an account is its name; "contact_name" of a customer is not.
    private double Bare(HeaderText bare, HeaderText whole, HeaderText name, FieldDefinition field)
    {
        if (ReferenceEquals(bare, whole))
        {
            return field.Type == FieldType.Reference && whole.Tokens.Count > 1 && whole.Tokens[^1] == "id" && whole.Key[..^2] == name.Key ? 0.97 : 0;
        }

        return bare.Likeness(name, words) * 0.98;
    }
}
