using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Reads the slots of a question from its tokens: each slot by the words that fill it and the words around them. Knows no whole sentences.</summary>
internal sealed partial class QuestionParser
{
    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(",;，；。!?");
    private readonly List<QuestionToken> _tokens;
    private readonly Utterance _utterance;
    private readonly ReadingContext _context;
    private readonly Question _question = new();
    private string? _otherPerson;

    private QuestionParser(Utterance utterance, ReadingContext context)
    {
        _utterance = utterance;
        _context = context;
        _tokens = QuestionTokenizer.Tokenize(utterance, QuestionLexicon.Default, context.Names);
        ComparativeWords.Mark(_tokens, utterance.Text);
    }

    public static Question Parse(Utterance utterance, ReadingContext context) => new QuestionParser(utterance, context).Parse();

    private Question Parse()
    {
        ReadTopicsWithoutData();
        ReadReferences();
        ReadWithout();
        ReadLimits();
        ReadOrder();
        ReadNames();
        ReadPeriods();
        ReadComparisons();
        ReadAgainst();
        ReadGroups();
        ReadStatuses();
        ResolveBareMonth();
        ReadValues();
        GroupByRepeatedValue();
        ReadSubject();
        ReadMeasures();
        ReadSuperlatives();
        ReadList();
        ReadConditions();
        ReadUnknown();
        ReadForm();
        return _question;
    }

    private bool Has(string kind) => _tokens.Any(token => !token.IsUsed && token.Is(kind));

    private bool Has(string kind, string value) => _tokens.Any(token => !token.IsUsed && token.Is(kind, value));

    private int Find(string kind, string? value = null, int from = 0)
    {
        for (var i = Math.Max(0, from); i < _tokens.Count; i++)
        {
            if (!_tokens[i].IsUsed && (value is null ? _tokens[i].Is(kind) : _tokens[i].Is(kind, value)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The nearest token before <paramref name="at"/> that satisfies, at most <paramref name="reach"/> tokens away; -1 when none.</summary>
    private int Before(int at, int reach, Func<QuestionToken, bool> wanted)
    {
        for (var i = at - 1; i >= 0 && i >= at - reach; i--)
        {
            if (IsClauseEnd(i))
            {
                return -1;
            }

            if (wanted(_tokens[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private int After(int at, int reach, Func<QuestionToken, bool> wanted)
    {
        for (var i = at + 1; i < _tokens.Count && i <= at + reach; i++)
        {
            if (IsClauseEnd(i - 1))
            {
                return -1;
            }

            if (wanted(_tokens[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>True when a comma or full stop stands behind the token.</summary>
    private bool IsClauseEnd(int at)
    {
        var from = _tokens[at].Span.End;
        var to = at + 1 < _tokens.Count ? _tokens[at + 1].Span.Start : _utterance.Text.Length;
        return _utterance.Text.AsSpan(from, to - from).IndexOfAny(ClauseEnds) >= 0;
    }

    private bool OnlyFillersBetween(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (!_tokens[i].Is("filler") || IsClauseEnd(i - 1))
            {
                return false;
            }
        }

        return to > from && !(to > from + 1 && IsClauseEnd(to - 1)) && !IsClauseEnd(from);
    }

    private void Note(string slot, QuestionToken token) => _question.Evidence.TryAdd(slot, _utterance.Words(token.Span));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private void AddFilter(string field, string value, QuestionToken token, FilterOperator operation = FilterOperator.In)
    {
        var at = _question.Filters.FindIndex(filter => filter.Field == field && filter.Operator == operation && operation is FilterOperator.In or FilterOperator.NotIn);
        if (at < 0)
        {
            _question.Filters.Add(new MetricFilter(field, operation, [value], _utterance.Words(token.Span)));
        }
        else if (!_question.Filters[at].Values.Contains(value))
        {
            _question.Filters[at] = _question.Filters[at] with { Values = [.. _question.Filters[at].Values, value] };
        }

        Note(field, token);
    }

    private void ReadTopicsWithoutData()
    {
        var at = Find("unavailable");
        if (at >= 0)
        {
            _question.Unavailable = _tokens[at].Value("unavailable");
            Note("topic", _tokens[at]);
        }
    }

    private void ReadReferences()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Is("reference", "first") && _context.State.LastShown is [var first, ..] && !_tokens.Any(other => other.Is("dimension") && other.Span.Start > token.Span.Start))
            {
                _question.Referred = first;
                token.IsUsed = true;
            }
            else if (token.Is("reference", "them") && _context.State.Newest(RecordKind.Customer) is { } customer && !_tokens.Any(other => other.Mention is { } mention && mention.Best.Record.Kind == RecordKind.Customer))
            {
                AddFilter("customer", Id(customer.Id), token);
            }
            else if (token.Is("reference", "person") && PersonBefore() is { } person)
            {
                AddFilter("owner", person, token);
            }
        }
    }

    private string? PersonBefore() =>
        _context.State is { LastShown: [{ Kind: RecordKind.User } first, ..], LastQuery: { } ranked } && ranked.GroupBy.Contains(Dimension.Owner) ? Id(first.Id) : _context.State.LastQuery?.Filters.FirstOrDefault(filter => filter.Field == "owner")?.Values is [var one] ? one : _context.State.Newest(RecordKind.User) is { } user ? Id(user.Id) : null;

    private void ReadNames()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Mention is { } mention && !_tokens[i].IsUsed && !HasOtherSurname(i, mention))
            {
                ReadName(i, mention);
            }
        }

        ReadWhose();
        ReadOpenProfile();
    }

    /// <summary>Behind a customer's profile, a question that names nobody is about that customer.</summary>
    private void ReadOpenProfile()
    {
        if (_context.State is { LastSkill: "customer_profile", Focus: [{ Kind: RecordKind.Customer } customer, ..] } && _question.Whose is null && _question.Referred is null &&
            !_question.Filters.Any(filter => filter.Field is "owner" or "team" or "customer" or "region" or "opportunity") && !_tokens.Any(token => token.Is("subject", "Customer") || token.Is("group", "each") || token.Is("group", "who")))
        {
            _question.Filters.Add(new MetricFilter("customer", FilterOperator.In, [Id(customer.Id)], customer.Name));
        }
    }

    /// <summary>"Peter Zhang" where only another Peter is known.</summary>
    private bool HasOtherSurname(int at, EntityMention mention)
    {
        if (mention.Best.Record.Kind is not (RecordKind.Contact or RecordKind.User) || !char.IsAsciiLetterUpper(_tokens[at].Text[0]) || at + 1 >= _tokens.Count ||
            !_tokens[at + 1].IsUnknown || !char.IsAsciiLetterUpper(_tokens[at + 1].Text[0]) || IsClauseEnd(at) || _tokens[at].Text.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        _otherPerson = _utterance.Text[_tokens[at].Span.Start.._tokens[at + 1].Span.End];
        _tokens[at].IsUsed = _tokens[at + 1].IsUsed = true;
        return true;
    }

    private void ReadName(int at, EntityMention mention)
    {
        var token = _tokens[at];
        var best = mention.Best;
        switch (best.Record.Kind)
        {
            case RecordKind.User:
                AddFilter("owner", Id(best.Record.Id), token);
                break;
            case RecordKind.Team:
                ReadPlace(at, mention);
                break;
            case RecordKind.Product:
                foreach (var product in mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Product && best.Score - candidate.Score < 0.05))
                {
                    AddFilter("product", Id(product.Record.Id), token);
                }

                break;
            case RecordKind.Customer:
                AddFilter("customer", Id(best.Record.Id), token);
                break;
            case RecordKind.Contact when best.CustomerId is { } customer:
                AddFilter("customer", Id(customer), token);
                break;
            case RecordKind.Opportunity when best.Form is not "part":
                AddFilter("opportunity", Id(best.Record.Id), token);
                break;
            case RecordKind.Opportunity when mention.Candidates.FirstOrDefault(candidate => candidate.Record.Kind == RecordKind.Product) is { } product:
                AddFilter("product", Id(product.Record.Id), token);
                break;
            default:
                return;
        }

        token.IsUsed = true;
    }

    /// <summary>A direction word names a team, except where it says where customers are.</summary>
    private void ReadPlace(int at, EntityMention mention)
    {
        var token = _tokens[at];
        var team = mention.Candidates.FirstOrDefault(candidate => candidate.Form != "region" && candidate.Record.Id != 0);
        var region = mention.Candidates.FirstOrDefault(candidate => candidate.Form == "region");
        var isOfCustomers = After(at, 2, next => next.Is("subject", "Customer")) is var customer && customer >= 0 && OnlyFillersBetween(at, customer);
        var isFullName = team is not null && team.Score >= 0.9;
        if (region is not null && !isFullName && (isOfCustomers || team is null))
        {
            AddFilter("region", region.Record.Name, token);
            return;
        }

        AddFilter("team", Id((team ?? mention.Best).Record.Id), token);
    }

    private void ReadWhose()
    {
        var isNamed = _question.Filters.Any(filter => filter.Field is "owner" or "team");
        foreach (var token in _tokens.Where(token => token.Is("whose")))
        {
            var whose = token.Value("whose");
            if (whose == "us" || (isNamed && whose is "me" or "team"))
            {
                continue;   // 帮我看看李娜的: "me" is not whose figures
            }

            if (whose == "me" && IsAddressing(token))
            {
                continue;
            }

            if (Rank(whose) > Rank(_question.Whose))
            {
                _question.Whose = whose;
                Note("whose", token);
            }
        }

        static int Rank(string? whose) => whose switch { "company" => 3, "team" => 2, "me" => 1, _ => 0 };
    }

    // "give me", "show me", "告诉我" speak to the assistant.
    private bool IsAddressing(QuestionToken token)
    {
        var text = _utterance.Text;
        var before = text[..token.Span.Start].TrimEnd().ToLowerInvariant();
        return token.Text.Equals("me", StringComparison.OrdinalIgnoreCase)
            ? before.EndsWith("give", StringComparison.Ordinal) || before.EndsWith("show", StringComparison.Ordinal) || before.EndsWith("tell", StringComparison.Ordinal) || before.EndsWith("let", StringComparison.Ordinal)
            : token.Text == "我" && (before.EndsWith('帮') || before.EndsWith('给') || before.EndsWith("告诉", StringComparison.Ordinal) || text[token.Span.End..].TrimStart().StartsWith('想') || text[token.Span.End..].TrimStart().StartsWith("要看", StringComparison.Ordinal));
    }

    private void ReadAgainst()
    {
        foreach (var token in _tokens.Where(token => token.Is("rival")))
        {
            AddFilter("competitor", token.Text, token, FilterOperator.Contains);
            token.IsUsed = true;
        }

        if (_question.Filters.Any(filter => filter.Field == "competitor"))
        {
            return;
        }

        var rivals = _tokens.FindIndex(token => token.Is("dimension", "Competitor"));
        if (rivals > 0 && _tokens[rivals - 1].Text is "有" or "存在" or "with" && Before(rivals - 1, 1, token => token.Is("negation")) < 0 && !_tokens.Any(token => token.Is("group", "by") || token.Is("group", "which") || token.Is("group", "each")))
        {
            AddFilter("competitor", "", _tokens[rivals], FilterOperator.GreaterThan);   // some rival, whichever
            _tokens[rivals].IsUsed = true;
            return;
        }

        foreach (var at in Enumerable.Range(0, _tokens.Count).Where(i => _tokens[i].Is("against")))
        {
            if (_tokens[at].Is("versus") && (_question.CompareTo is not null || Has("measure", "target")))
            {
                continue;
            }

            var rival = After(at, 2, token => token.IsUnknown);
            rival = rival < 0 || !OnlyFillersBetween(at, rival) ? Before(at, 2, token => token.IsUnknown) : rival;
            if (rival >= 0)
            {
                var last = rival;
                while (last + 1 < _tokens.Count && _tokens[last + 1].IsUnknown && !IsClauseEnd(last) && char.IsAsciiLetter(_tokens[last + 1].Text[0]))
                {
                    last++;
                }

                var span = Values.Span.Between(_tokens[rival].Span.Start, _tokens[last].Span.End);
                AddFilter("competitor", span.In(_utterance.Text), _tokens[rival], FilterOperator.Contains);
                for (var i = rival; i <= last; i++)
                {
                    _tokens[i].IsUsed = true;
                }

                return;
            }
        }
    }

    private void ReadValues()
    {
        foreach (var token in _tokens.Where(token => !token.IsUsed))
        {
            foreach (var sense in token.Senses.Where(sense => sense.Kind.StartsWith("value.", StringComparison.Ordinal)))
            {
                var field = sense.Kind["value.".Length..];
                if (field == "category")
                {
                    // Categories are free text: each company writes them in its own language.
                    _question.Filters.Add(new MetricFilter(field, FilterOperator.Contains, [sense.Value, char.IsAscii(token.Text[0]) ? sense.Value : token.Text[..2]], _utterance.Words(token.Span)));
                    Note(field, token);
                }
                else if (field is "city" or "industry" or "source" or "grade" or "companySize" or "customerStatus" or "stage")
                {
                    AddFilter(field, sense.Value, token);
                }
            }
        }
    }
}
