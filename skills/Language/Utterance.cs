using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills.Language.Values;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language;

/// <summary>A message with everything marked that any reader needs: values, names, language. Spans point into <see cref="Text"/>.</summary>
public sealed record Utterance
{
    /// <summary>As the person wrote it, masked.</summary>
    public required string Original { get; init; }

    /// <summary>Normalised: what all spans point into.</summary>
    public required string Text { get; init; }

    public required NormalizedText Normalized { get; init; }

    /// <summary>"zh" or "en": the language the message is (mostly) in.</summary>
    public required string Language { get; init; }

    /// <summary>Local company time of the message.</summary>
    public required DateTime Now { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public IReadOnlyList<DateValue> Dates { get; init; } = [];

    public IReadOnlyList<MoneyValue> Money { get; init; } = [];

    public IReadOnlyList<NumberValue> Numbers { get; init; } = [];

    public IReadOnlyList<PercentValue> Percents { get; init; } = [];

    public IReadOnlyList<DurationValue> Durations { get; init; } = [];

    /// <summary>Names of records the speaker may see (and of colleagues, teams, products, regions), in order; they do not overlap.</summary>
    public IReadOnlyList<EntityMention> Mentions { get; init; } = [];

    /// <summary>Mentions of one kind.</summary>
    public IEnumerable<EntityMention> Of(RecordKind kind) => Mentions.Where(mention => mention.Candidates.Any(candidate => candidate.Record.Kind == kind));

    /// <summary>The words of a span, as the person wrote them.</summary>
    public string Words(Span span) => Normalized.ToOriginal(span).In(Original);

    /// <summary>What stands in <paramref name="span"/> alone, where it stood.</summary>
    public Utterance Within(Span span)
    {
        var part = Without([new Span(0, span.Start), Span.Between(span.End, Text.Length)]);
        return part with { Text = part.Text[..span.End] };   // a sentence may be read from its end
    }

    /// <summary>The message with <paramref name="spans"/> blank and nothing marked in them; everything else stands where it stood.</summary>
    public Utterance Without(IReadOnlyList<Span> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (spans.Count == 0)
        {
            return this;
        }

        bool Stays(Span span) => !spans.Any(cut => cut.Overlaps(span));
        return this with
        {
            Text = Blanked(Text, spans),
            Dates = [.. Dates.Where(date => Stays(date.Span))],
            Money = [.. Money.Where(money => Stays(money.Span))],
            Numbers = [.. Numbers.Where(number => Stays(number.Span))],
            Percents = [.. Percents.Where(percent => Stays(percent.Span))],
            Durations = [.. Durations.Where(duration => Stays(duration.Span))],
            Mentions = [.. Mentions.Where(mention => Stays(mention.Span))],
        };
    }

    /// <summary><paramref name="text"/> with those stretches blanked out, same length, so that all offsets stay.</summary>
    internal static string Blanked(string text, IReadOnlyList<Span> spans)
    {
        var characters = text.ToCharArray();
        foreach (var span in spans)
        {
            Array.Fill(characters, '\n', span.Start, span.Length);
        }

        return new string(characters);
    }
}

/// <summary>A stretch of text that names one or several records.</summary>
/// <param name="Span">In the normalised text.</param>
/// <param name="Candidates">Best first; more than one when the name is shared.</param>
public sealed record EntityMention(Span Span, IReadOnlyList<EntityCandidate> Candidates)
{
    public EntityCandidate Best => Candidates[0];

    /// <summary>True when only one record fits (or the best is clearly ahead).</summary>
    public bool IsClear => Candidates.Count == 1 || Candidates[0].Score - Candidates[1].Score > 0.15;
}

/// <summary>A record a name may mean. Form: full, short, english, former, title (孙总), part, misheard, region, team.</summary>
/// <param name="Score">0 to 1, how well the words fit the name.</param>
/// <param name="CustomerId">The customer of a contact or deal; the customer itself; null for others.</param>
public sealed record EntityCandidate(RecordRef Record, string Form, double Score, long? CustomerId);

/// <summary>What a reader may know beside the words.</summary>
public sealed record ReadingContext(Caller Caller, ConversationState State, DateTime Now)
{
    /// <summary>Names in the caller's scope.</summary>
    public required Entities.NameScope Names { get; init; }

    /// <summary>Skill and title of the newest pending proposal; null when none waits.</summary>
    public string? PendingProposalSkill { get; init; }

    /// <summary>Whether something was saved in the last minutes that can be undone.</summary>
    public bool CanUndo { get; init; }

    /// <summary>How the wording answers what is open: "correct", "add" or "refine", where no list of words says so; null = not known.</summary>
    public string? ReplyAct { get; init; }
}

/// <summary>Reads one skill's sentences: words → its typed request. Pure; asks nothing of the store but names.</summary>
public interface ISkillReader
{
    /// <summary>In snake_case.</summary>
    string Skill { get; }

    /// <summary>The request, its confidence by this reader's own evidence; null when the sentence cannot be one of this skill's.</summary>
    Request? Read(Utterance utterance, ReadingContext context);
}
