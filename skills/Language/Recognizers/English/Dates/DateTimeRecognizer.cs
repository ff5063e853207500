using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Kind "datetime": at each place the longest expression counts.</summary>
internal sealed class DateTimeRecognizer : IEntityRecognizer
{
    private static readonly Func<DateContext, int, Piece?>[] Readers =
    [
        Sets.Read, Bounds.Read, Ranges.Read, DateTimes.Read, Moments.Read, Days.Read, Periods.Read, ReadSpan, Clocks.Read, DayParts.Read, Durations.ReadPiece,
    ];

    public string Language => "en";

    public string Kind => "datetime";

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var c = new DateContext(EnglishText.Of(text), reference);
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < c.Text.Count;)
        {
            if (CanBegin(c, i) && Longest(c, i) is { } piece && !IsCut(c, piece))
            {
                found.Add(new RecognizedEntity(c.Text.Between(piece.From, piece.To), piece.Kind.EntityType(), ReadingWriter.Write(piece.Meaning)));
                i = piece.To;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    private static Piece? Longest(DateContext c, int i)
    {
        Piece? best = null;
        foreach (var read in Readers)
        {
            best = Piece.Longer(best, read(c, i));
        }

        return best;
    }

    private static Piece? ReadSpan(DateContext c, int i) => ClockSpans.Read(c, i) is { NeedsDay: false } span ? span : null;

    /// <summary>Digits inside a longer chain (a telephone or serial number) begin nothing.</summary>
    private static bool CanBegin(DateContext c, int i)
    {
        var token = c.Text[i];
        return token.Kind switch
        {
            TokenKind.Word => Openers.Contains(token.Text) || c.Is(i + 1, "'"),
            TokenKind.Digits => !(c.Text.Joined(i) && c.IsAny(i - 1, "-", "/", ".", ":") && c.Text.Joined(i - 1) && c.Text[i - 2].IsDigits),
            _ => token.Text is "'" or "<" or ">" or "=" && (c.Text[i + 1].IsDigits || c.Is(i + 1, "=") || c.Text[i + 1].IsWord),
        };
    }

    /// <summary>True when the chain of digits goes on behind: 2010-2015-86.</summary>
    private static bool IsCut(DateContext c, Piece piece) =>
        c.Text[piece.To - 1].IsDigits && c.IsAny(piece.To, "-", "/") && c.Text.Joined(piece.To) && c.Text[piece.To + 1].IsDigits && c.Text.Joined(piece.To + 1);
}
