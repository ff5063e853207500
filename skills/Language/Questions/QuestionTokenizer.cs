using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Entities;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Cuts a question into tokens, left to right, the longest first; names and dates that were marked before stay whole.</summary>
internal static class QuestionTokenizer
{
    public static List<QuestionToken> Tokenize(Utterance utterance, QuestionLexicon lexicon, NameScope? names = null)
    {
        var lexiconOfNames = names?.Lexicon;
        var rivals = names?.Competitors ?? [];
        var text = utterance.Text;
        var lower = text.ToLowerInvariant();
        var tokens = new List<QuestionToken>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '\'' or '’' && tokens.Count > 0 && tokens[^1].Span.End == at && at + 1 < text.Length && text[at + 1] is 's' or 'S' && (at + 2 == text.Length || !IsLatin(text[at + 2])))
            {
                at += 2;   // a possessive belongs to the name before it
                continue;
            }

            if (char.IsWhiteSpace(text[at]) || (char.IsPunctuation(text[at]) && !">=<".Contains(text[at], StringComparison.Ordinal)))
            {
                at++;
                continue;
            }

            var next = Rival(utterance, rivals, lower, at) ?? Place(utterance, lexiconOfNames?.Places, at) ?? PlaceInLatin(utterance, lexiconOfNames, at) ?? Next(utterance, lexicon, lower, at);
            tokens.Add(next);
            at = next.Span.End;
        }

        return Joined(tokens, text);
    }

    private static QuestionToken Next(Utterance utterance, QuestionLexicon lexicon, string lower, int at)
    {
        var marked = Marked(utterance, at);
        var word = Word(lexicon, lower, at);
        var grade = GradeWords.At(lower, at);
        if (grade is not null && grade.Span.Length >= (word?.Span.Length ?? 0) && grade.Span.Length >= (marked?.Span.Length ?? 0))
        {
            return grade with { Text = utterance.Text.Substring(at, grade.Span.Length) };
        }

        if (word is not null && (marked is null || word.Span.Length > marked.Span.Length || (word.Span.Length == marked.Span.Length && IsWeak(marked))))
        {
            return word with { Text = utterance.Text.Substring(at, word.Span.Length), Number = marked is not null && marked.Span.Length == word.Span.Length ? marked.Number : null };
        }

        return marked ?? Unknown(utterance, at);
    }

    /// <summary>A competitor that some deal names.</summary>
    private static QuestionToken? Rival(Utterance utterance, IReadOnlyList<string> rivals, string lower, int at)
    {
        string? name = null;
        foreach (var rival in rivals)
        {
            if (rival[0] == lower[at] && rival.Length > (name?.Length ?? 0) && string.CompareOrdinal(lower, at, rival, 0, rival.Length) == 0 &&
                (!IsLatin(rival[^1]) || ((at == 0 || !IsLatin(lower[at - 1])) && WordEnd(lower, at, at + rival.Length) > 0)))
            {
                name = rival;
            }
        }

        return name is null || utterance.Mentions.Any(mention => mention.Span.Start <= at && mention.Span.End >= at + name.Length && mention.Best.Form is not ("part" or "misheard"))
            ? null
            : new QuestionToken(new Span(at, name.Length), utterance.Text.Substring(at, name.Length), [new Sense("rival", name)]);
    }

    /// <summary>A city in front of 客户, 的 or 有…客户: where customers are. Elsewhere a place is part of a name or of nothing.</summary>
    private static QuestionToken? Place(Utterance utterance, FrozenSet<string>? places, int at)
    {
        var text = utterance.Text;
        if (places is null || text[at] is < '\u3400' or > '\u9fff')
        {
            return null;
        }

        var known = places.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(4, text.Length - at - 1); length >= 2; length--)
        {
            if (!known.Contains(text.AsSpan(at, length).TrimEnd("市省")) || utterance.Mentions.Any(mention => mention.Span.Start <= at && mention.Span.End > at))
            {
                continue;
            }

            var (name, rest) = (text.Substring(at, length), text[(at + length)..]);
            return rest.StartsWith('的') || rest.StartsWith("客户", StringComparison.Ordinal) || rest.StartsWith("企业", StringComparison.Ordinal) || ListsCustomers(rest) || IsOfCustomers(rest) || IsLinked(utterance, places, at + length)
                ? new QuestionToken(new Span(at, length), name, [new Sense("value.city", name.TrimEnd('市'))])
                : null;
        }

        return null;
    }

    // 常州和无锡的客户: what is said of the second is said of the first.
    private static bool IsLinked(Utterance utterance, FrozenSet<string> places, int end) =>
        QuestionLexicon.Default.Text("place_link").Any(link => string.CompareOrdinal(utterance.Text, end, link, 0, link.Length) == 0 && end + link.Length < utterance.Text.Length && Place(utterance, places, end + link.Length) is not null);

    /// <summary>"customers in Shenzhen": a capital word behind in, from or near that spells a place.</summary>
    private static QuestionToken? PlaceInLatin(Utterance utterance, NameLexicon? names, int at)
    {
        var text = utterance.Text;
        if (names is null || !char.IsAsciiLetterUpper(text[at]) || utterance.Mentions.Any(mention => mention.Span.Start <= at && mention.Span.End > at))
        {
            return null;
        }

        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '\''))
        {
            end++;
        }

        if (!LeadsToPlace(text, at) && !LeadsToCustomers(text, end) && !FollowsPlace(text, at, names))
        {
            return null;
        }

        var said = text[at..end].Replace("'", "", StringComparison.Ordinal).ToLowerInvariant();
        var places = names.PlacesInLatin[said].Order(StringComparer.Ordinal).Select(place => new Sense("value.city", place)).ToArray();
        return places.Length == 0 ? null : new QuestionToken(new Span(at, end - at), text[at..end], places);
    }

    // "in Wuxi or Suzhou": a place that was led to, and a word that links.
    private static bool FollowsPlace(string text, int at, NameLexicon names)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        var link = QuestionLexicon.Default.Text("place_link").FirstOrDefault(word => char.IsAsciiLetter(word[0]) && text.AsSpan(0, at).TrimEnd().EndsWith(" " + word, StringComparison.OrdinalIgnoreCase));
        before = link is not null ? before[..^(link.Length + 1)].TrimEnd() : before.EndsWith(",") ? before[..^1] : [];
        var start = before.LastIndexOf(' ') + 1;
        return start > 0 && start < before.Length && char.IsAsciiLetterUpper(before[start]) && names.PlacesInLatin[before[start..].ToString().ToLowerInvariant()].Any() && (LeadsToPlace(text, start) || FollowsPlace(text, start, names));
    }

    // "our Shenzhen customers", "the Hefei-based accounts".
    private static bool LeadsToCustomers(string text, int end) =>
        end < text.Length && text[end] is ' ' or '-' && QuestionLexicon.Default.Text("customers").Any(word => char.IsAsciiLetter(word[0]) && string.Compare(text, end + 1, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static bool LeadsToPlace(string text, int at) =>
        QuestionLexicon.Default.Text("leads_to_place").Any(word => at > word.Length + 1 && text[at - 1] == ' ' && string.Compare(text, at - 1 - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && text[at - 2 - word.Length] == ' ');

    // 常州这几家公司, 上海那些客户: only a few words of pointing stand between.
    private static bool IsOfCustomers(string rest)
    {
        var noun = QuestionLexicon.Default.Text("customers").Select(word => rest.IndexOf(word, StringComparison.Ordinal)).Where(at => at is >= 0 and <= 4).DefaultIfEmpty(-1).Min();
        return noun >= 0 && QuestionLexicon.Default.Text("pointing").Any(word => rest.StartsWith(word, StringComparison.Ordinal)) && !rest.AsSpan(0, noun).ContainsAny(",，。;；");
    }

    // 上海有几家客户, 杭州那边一共多少家客户.
    private static bool ListsCustomers(string rest) =>
        rest.StartsWith('有') || rest.StartsWith("那边", StringComparison.Ordinal) || rest.StartsWith("这边", StringComparison.Ordinal) || rest.StartsWith("地区", StringComparison.Ordinal) || rest.StartsWith("一共", StringComparison.Ordinal)
            ? rest.Contains("客户", StringComparison.Ordinal) || rest.Contains("企业", StringComparison.Ordinal)
            : false;

    // A name that only resembles what was said gives way to a word of the language.
    private static bool IsWeak(QuestionToken marked) =>
        marked.Number is not null || marked.Money is not null && marked.Text[0] == '几' || (marked.Mention is { } mention && mention.Best.Form is "part" or "misheard");

    /// <summary>The longest name, date or number that begins here; between equals names come first, then dates, lengths of time, shares, money and numbers.</summary>
    private static QuestionToken? Marked(Utterance utterance, int at)
    {
        QuestionToken? best = null;
        foreach (var mention in utterance.Mentions)
        {
            best = Begins(mention.Span) ? Token(mention.Span) with { Mention = mention } : best;
        }

        foreach (var date in utterance.Dates)
        {
            best = Begins(date.Span) ? Token(date.Span) with { Date = date } : best;
        }

        foreach (var duration in utterance.Durations)
        {
            best = Begins(duration.Span) ? Token(duration.Span) with { Duration = duration } : best;
        }

        foreach (var percent in utterance.Percents)
        {
            best = Begins(percent.Span) ? Token(percent.Span) with { Percent = percent } : best;
        }

        foreach (var money in utterance.Money)
        {
            best = Begins(money.Span) ? Token(money.Span) with { Money = money } : best;
        }

        foreach (var number in utterance.Numbers)
        {
            best = Begins(number.NumberSpan) ? Token(number.NumberSpan) with { Number = number } : best;
        }

        return best;

        bool Begins(Span span) => span.Start == at && span.Length > (best?.Span.Length ?? 0);

        QuestionToken Token(Span span) => new(span, span.In(utterance.Text), []);
    }

    private static QuestionToken? Word(QuestionLexicon lexicon, string lower, int at)
    {
        var isLatin = IsLatin(lower[at]);
        if (isLatin && at > 0 && IsLatin(lower[at - 1]))
        {
            return null;   // inside a word
        }

        foreach (var term in lexicon.StartingWith(lower[at]))
        {
            if (string.CompareOrdinal(lower, at, term.Text, 0, term.Text.Length) != 0)
            {
                continue;
            }

            var end = at + term.Text.Length;
            if (term.Text.Length > 1 && lower[end - 1] is '没' or '未' && GoesOn(lexicon, lower, end - 1))
            {
                continue;   // 还|没结 rather than 还没|结
            }

            if (!IsLatin(term.Text[^1]) || (end = WordEnd(lower, at, end)) > 0)
            {
                return new QuestionToken(new Span(at, end - at), term.Text, term.Senses);
            }
        }

        return null;
    }

    // A longer word begins with the negation at the end of this one.
    private static bool GoesOn(QuestionLexicon lexicon, string lower, int at) =>
        Array.Exists(lexicon.StartingWith(lower[at]), term => term.Text.Length > 1 && string.CompareOrdinal(lower, at, term.Text, 0, term.Text.Length) == 0 && Array.Exists(term.Senses, sense => sense.Kind == "status"));

    /// <summary>The end of an English word that begins as the term does: itself, its plural, its possessive; 0 when the word goes on.</summary>
    private static int WordEnd(string lower, int start, int end)
    {
        foreach (var ending in (string[])["", "s", "es", "'s", "s'"])
        {
            var stop = end + ending.Length;
            if (ending is "s" or "es" && end - start < 3)
            {
                continue;   // MES is not more than one "me"
            }

            if (stop <= lower.Length && string.CompareOrdinal(lower, end, ending, 0, ending.Length) == 0 && (stop == lower.Length || !IsLatin(lower[stop])))
            {
                return stop;
            }
        }

        return 0;
    }

    private static QuestionToken Unknown(Utterance utterance, int at)
    {
        var end = at + 1;
        if (IsLatin(utterance.Text[at]))
        {
            while (end < utterance.Text.Length && (IsLatin(utterance.Text[end]) || utterance.Text[end] is '\'' or '-'))
            {
                end++;
            }
        }

        return new QuestionToken(new Span(at, end - at), utterance.Text[at..end], []);
    }

    // Single unknown characters side by side are one unknown word.
    private static List<QuestionToken> Joined(List<QuestionToken> tokens, string text)
    {
        var joined = new List<QuestionToken>();
        foreach (var token in tokens)
        {
            if (token.IsUnknown && joined.Count > 0 && joined[^1].IsUnknown && joined[^1].Span.End == token.Span.Start && !IsLatin(token.Text[0]) && !IsLatin(joined[^1].Text[0]))
            {
                var span = Span.Between(joined[^1].Span.Start, token.Span.End);
                joined[^1] = new QuestionToken(span, span.In(text), []);
                continue;
            }

            joined.Add(token);
        }

        return joined;
    }

    internal static bool IsLatin(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is >= 'À' and <= 'ɏ';
}
