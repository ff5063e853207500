using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Reads dictated notes: one message → one or several contacts with customers, each field with the words it came from (R18, R19).</summary>
public sealed class LogInteractionReader : ISkillReader
{
    /// <inheritdoc />
    public string Skill => "log_interaction";

    /// <inheritdoc />
    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var instructions = InstructionSpans.Find(utterance.Text);
        var message = NoteDays.Apply(SpokenRepairs.Apply(SpokenEndings.Apply(utterance.Without(instructions))));
        if (!NoteConfidence.CanBeNote(message))
        {
            return null;
        }

        var parts = VisitSplitter.Split(message, context);
        if (parts.Count == 0)
        {
            return null;
        }

        var notes = parts.Select((part, index) => Note(part, context, instructions) with { Position = parts.Count > 1 ? index + 1 : null }).ToList();
        var confidence = NoteConfidence.Of(message, parts, notes);
        if (NoteConfidence.IsAboutTask(message, context))
        {
            confidence = Math.Min(confidence, NoteConfidence.Hardly);
        }

        return confidence <= 0 ? null : new LogInteraction(notes) { Confidence = confidence, Evidence = Evidence(notes) };
    }

    private static LogInteraction.Note Note(NotePart part, ReadingContext context, IReadOnlyList<Span> instructions)
    {
        var parties = PartyReader.Read(part, context);
        var deal = DealReader.Read(part, parties.Customer, parties.Contact, context);
        var channel = ChannelReader.Read(part);
        var (on, at, when) = WhenReader.Read(part);
        var stage = StageReader.Read(part, deal.Words);
        var amounts = MoneyRoles.Read(part);
        var budget = MoneyRoles.Budget(amounts);
        var (attitude, attitudeWords) = AttitudeReader.Read(part, stage?.Stage == Stage.Lost, stage?.Stage == Stage.Won);
        var checkIn = CheckInWords.Find(part);
        at ??= checkIn is not null && on == part.Message.Today ? TimeOnly.FromDateTime(part.Message.Now) : null;
        var location = LocationReader.Read(part);
        var followUps = FollowUpReader.Read(part, context.Caller.UserId);
        var words = parties.Words;
        var update = DealUpdateReader.Read(part, stage, MoneyRoles.DealAmount(part, amounts, stage?.Stage == Stage.Won), words);
        Say(words, "opportunity", deal.Words);
        Say(words, "channel", channel?.Words);
        Say(words, "when", when);
        Say(words, "attitude", attitudeWords);
        Say(words, "budget", budget?.Span);
        Say(words, "location", location);
        Say(words, "checkIn", checkIn);
        for (var i = 0; i < followUps.Count; i++)
        {
            words["followUp" + i] = followUps[i].Words;
        }

        return new LogInteraction.Note
        {
            Customer = parties.Customer,
            Contact = parties.Contact,
            ContactTitle = parties.Title,
            ContactPhone = parties.Phone,
            ContactEmail = parties.Email,
            Participants = parties.Others,
            Opportunity = deal.Deal,
            WasOpen = parties.Customer is { IsAmbiguous: true },
            Channel = channel?.Channel ?? (checkIn is null ? null : "visit"),
            CheckIn = checkIn is not null && on == part.Message.Today ? new LogInteraction.Presence(part.Message.Now, null) : null,
            On = on,
            At = at,
            Location = location is { } place ? part.Words(place) : null,
            Colleagues = parties.Colleagues,
            Subject = NoteTexts.Subject(part),
            Content = NoteTexts.Content(part, instructions),
            Feedback = NoteTexts.Feedback(part),
            Attitude = attitude,
            KeyFacts = NoteTexts.KeyFacts(part),
            BudgetMin = budget?.Low,
            BudgetMax = budget?.High,
            FollowUps = [.. followUps.Select(found => new LogInteraction.FollowUp(found.Text, found.Due, found.Time, found.Owner))],
            Update = update,
            Words = words.ToDictionary(said => said.Key, said => part.Words(said.Value)),
        };
    }

    private static Dictionary<string, string> Evidence(List<LogInteraction.Note> notes) =>
        notes.SelectMany((note, index) => note.Words.Select(said => (Key: notes.Count == 1 ? said.Key : $"{index + 1}.{said.Key}", said.Value)))
            .ToDictionary(said => said.Key, said => said.Value);

    private static void Say(Dictionary<string, Span> words, string field, Span? span)
    {
        if (span is { } found)
        {
            words[field] = found;
        }
    }
}
