using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Finds which field the words correct, by the kind of value, by a word for the field, by the old value they negate; everything else stays.</summary>
internal static class NoteCorrector
{
    /// <summary>The note put right; null when the words change nothing in it.</summary>
    public static LogInteraction.Note? Apply(LogInteraction.Note note, CorrectionCues cues, long callerId)
    {
        var result = note;
        result = Removals(result, cues);
        result = Owner(result, cues, callerId);
        result = Parties(result, cues);
        result = Channel(result, cues);
        result = MoneyCorrection.Apply(result, cues);
        result = DateCorrection.Apply(result, cues);
        result = Stage(result, cues);
        result = Attitude(result, cues);
        result = FollowUps(result, cues, callerId);
        if (result == note)
        {
            return cues.IsAddition ? WithMore(note, cues) : SaysTheSame(note, cues) ? note : null;
        }

        return cues.IsAddition ? WithMore(result, cues) : result;
    }

    // 态度标成消极, where it is read as that already: nothing changes, and it is still about this card.
    private static bool SaysTheSame(LogInteraction.Note note, CorrectionCues cues) =>
        CorrectionCues.Phrases["attitude"].IsIn(cues.Text) && note.Attitude is { } attitude && CorrectionCues.Phrases[attitude].IsIn(cues.Text);

    private static LogInteraction.Note WithMore(LogInteraction.Note note, CorrectionCues cues) =>
        note with { Content = note.Content + "\n" + cues.Words.Original.Trim() };

    private static LogInteraction.Note Removals(LogInteraction.Note note, CorrectionCues cues)
    {
        var result = CorrectionCues.Phrases["no_follow_up"].IsIn(cues.Text) && note.FollowUps.Count > 0 ? note with { FollowUps = [] } : note;
        return CorrectionCues.Phrases["no_budget"].IsIn(cues.Text) && note.BudgetMax is not null ? result with { BudgetMin = null, BudgetMax = null } : result;
    }

    // 方案换小周来写, let Peter do it, 我自己来.
    private static LogInteraction.Note Owner(LogInteraction.Note note, CorrectionCues cues, long callerId)
    {
        if (note.FollowUps.Count == 0)
        {
            return note;
        }

        foreach (var mention in cues.Part.Of(RecordKind.User))
        {
            var user = mention.Candidates.First(candidate => candidate.Record.Kind == RecordKind.User).Record;
            var isHanded = CorrectionCues.Phrases["hands_to"].EndsAt(cues.Text, mention.Span.Start) || CorrectionCues.Phrases["does_it"].StartsAt(cues.Text, mention.Span.End);
            if (isHanded && !IsNegated(cues, mention.Span) && ColleagueReader.Colleague(cues.Part, mention) is not null)
            {
                return WithOwner(note, cues, user.Id == callerId ? null : user);
            }
        }

        var isSelf = CorrectionCues.Phrases["self"].IsIn(cues.Text) && note.FollowUps.Any(followUp => followUp.Owner is not null);
        return isSelf ? WithOwner(note, cues, null) : note;
    }

    private static LogInteraction.Note WithOwner(LogInteraction.Note note, CorrectionCues cues, RecordRef? owner)
    {
        var at = MeantFollowUp(note, cues);
        return note with { FollowUps = [.. note.FollowUps.Select((followUp, index) => index == at ? followUp with { Owner = owner } : followUp)] };
    }

    /// <summary>The follow-up that shares most words with the correction; the first when none does.</summary>
    public static int MeantFollowUp(LogInteraction.Note note, CorrectionCues cues) => note.FollowUps
        .Select((followUp, index) => (index, Score: DealWords.Of(followUp.Text).Count(word => cues.Text.Contains(word, StringComparison.OrdinalIgnoreCase))))
        .OrderByDescending(found => found.Score).ThenBy(found => found.index)
        .First().index;

    private static LogInteraction.Note Parties(LogInteraction.Note note, CorrectionCues cues)
    {
        var people = cues.Part.Of(RecordKind.Contact).Where(mention => !IsNegated(cues, mention.Span) && ColleagueReader.Colleague(cues.Part, mention) is null).ToList();
        var customers = cues.Part.Of(RecordKind.Customer).Where(mention => mention.Best.Record.Kind == RecordKind.Customer && !IsNegated(cues, mention.Span)).ToList();
        var result = note;
        if (customers.Count > 0 && customers[^1].Best.Record is { } customer && customer.Id != note.Customer?.Id)
        {
            result = result with { Customer = Named.One(customer), Contact = null, Opportunity = null };
        }

        if (people.Count > 0)
        {
            var candidates = people[^1].Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Contact).ToList();
            var home = candidates.FirstOrDefault(candidate => candidate.CustomerId == result.Customer?.Id) ?? (customers.Count == 0 || candidates.Count == 1 ? candidates[0] : null);
            if (home is not null && home.Record.Id != note.Contact?.Id)
            {
                var isElsewhere = home.CustomerId != result.Customer?.Id && home.CustomerId is not null;
                result = result with
                {
                    Contact = Named.One(home.Record),
                    Customer = isElsewhere ? new Named(RecordKind.Customer, home.CustomerId, result.Customer?.Name ?? "", []) : result.Customer,
                    Opportunity = isElsewhere ? null : result.Opportunity,
                };
            }
        }

        var deal = cues.Part.Of(RecordKind.Opportunity).Where(mention => mention.Best.Record.Kind == RecordKind.Opportunity && mention.IsClear && !IsNegated(cues, mention.Span)).Select(mention => mention.Best).LastOrDefault();
        return deal is not null && deal.Record.Id != note.Opportunity?.Id && (result.Customer?.Id is null || deal.CustomerId == result.Customer.Id) ? result with { Opportunity = Named.One(deal.Record) } : result;
    }

    private static LogInteraction.Note Channel(LogInteraction.Note note, CorrectionCues cues)
    {
        if (CorrectionCues.Phrases["who_was_on"].IsIn(cues.Text) && cues.Part.Of(RecordKind.Contact).Any())
        {
            return note;
        }

        foreach (var clause in cues.Part.Clauses.Reverse())
        {
            if (ChannelReader.InClause(cues.Part, clause) is { } found && found.Channel != note.Channel && !IsNegated(cues, found.Words) && !cues.Part.DatesIn(clause).Any(date => date.From > cues.Words.Today))
            {
                return note with { Channel = found.Channel, Words = With(note, "channel", cues.Part.Words(found.Words)) };
            }
        }

        return note;
    }

    private static LogInteraction.Note Stage(LogInteraction.Note note, CorrectionCues cues) =>
        StageReader.Read(cues.Part, deal: null) is { } said && said.Stage.ToString() != note.Update?.Stage
            ? note with { Update = (note.Update ?? Nothing) with { Stage = said.Stage.ToString(), LostReason = said.Stage == Data.Opportunities.Stage.Lost ? said.Reason : null } }
            : note;

    private static LogInteraction.Note Attitude(LogInteraction.Note note, CorrectionCues cues)
    {
        if (!CorrectionCues.Phrases["attitude"].IsIn(cues.Text))
        {
            return note;
        }

        var said = ((string[])["negative", "neutral", "positive"]).FirstOrDefault(attitude => CorrectionCues.Phrases[attitude].IsIn(cues.Text));
        return said is not null && said != note.Attitude ? note with { Attitude = said } : note;
    }

    // "还要发一份报价", or the answer to "what is to be done next?".
    private static LogInteraction.Note FollowUps(LogInteraction.Note note, CorrectionCues cues, long callerId)
    {
        if (!cues.IsAddition && note.FollowUps.Count > 0)
        {
            return note;
        }

        var more = FollowUpReader.Read(cues.Part, callerId).Select(found => new LogInteraction.FollowUp(found.Text, found.Due, found.Time, found.Owner)).ToList();
        return more.Count == 0 ? note : note with { FollowUps = [.. note.FollowUps, .. more] };
    }

    internal static LogInteraction.DealUpdate Nothing { get; } = new(null, null, null, null, null, null);

    /// <summary>不是X, not X: X is the old value.</summary>
    internal static bool IsNegated(CorrectionCues cues, Span span)
    {
        var clause = cues.Part.ClauseOf(span).Span;
        var from = Math.Max(clause.Start, span.Start - 8);
        var before = cues.Text[from..span.Start];
        return CorrectionCues.Phrases["negates"].First(before) is { } negation && before[negation.End..].IndexOfAny(['是', ',', '，']) < 0;
    }

    /// <summary>The note's words with <paramref name="field"/> said anew.</summary>
    internal static Dictionary<string, string> With(LogInteraction.Note note, string field, string words) => new(note.Words) { [field] = words };

    /// <summary>The note's texts with the old words of a value replaced: what is stored must not contradict its own fields.</summary>
    internal static LogInteraction.Note Reworded(LogInteraction.Note note, string? old, string now)
    {
        if (string.IsNullOrEmpty(old) || old.Length < 2 || !note.Content.Contains(old, StringComparison.Ordinal))
        {
            return note;
        }

        return note with
        {
            Content = note.Content.Replace(old, now, StringComparison.Ordinal),
            Subject = note.Subject?.Replace(old, now, StringComparison.Ordinal),
            Feedback = note.Feedback?.Replace(old, now, StringComparison.Ordinal),
            KeyFacts = note.KeyFacts?.Replace(old, now, StringComparison.Ordinal),
        };
    }
}
