using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Drafts;

/// <summary>
/// Writes a message to a customer for the person to look at and send. What only we should know (amounts, chances, rivals, attitudes, our notes) never stands in the message itself; what may be worth
/// mentioning is listed below it. With a model configured the model writes it from the same facts.
/// </summary>
public sealed class DraftMessageSkill : Skill<DraftMessage>
{
    private const int MostTones = 2;
    private static readonly string[] Tones = ["formal", "brief", "plain"];

    protected override async Task<SkillResult> HandleAsync(DraftMessage request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (await DraftFacts.LoadAsync(request.To, context, cancellationToken) is not { } facts)
        {
            return new SkillResult(Reply.Of(context.Say("draft-message.not_found", ("name", request.To.Name)))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        var customer = new RecordRef(RecordKind.Customer, facts.Customer.Id, facts.Customer.Name);
        var person = facts.Person is { } met ? new RecordRef(RecordKind.Contact, met.Id, met.FullName) : null;
        var reply = new Reply([
            new TextBlock(context.Say($"draft-message.title.{request.Medium}", ("name", person?.Name ?? customer.Name)), "title"),
            new TextBlock(Text(request, facts, context with { Language = request.Language ?? context.Language })),
            .. Hints(facts, context) is { Count: > 0 } hints ? [new TextBlock(string.Join('\n', hints), "muted")] : Array.Empty<Block>(),
            new ActionsBlock([.. Actions(request, person?.Name ?? customer.Name, context)])]);
        return new SkillResult(reply)
        {
            Facts = new TurnFacts { About = customer, Mentions = [.. new[] { person, customer }.OfType<RecordRef>()] },
            State = context.State.Focused(new[] { person, customer }.OfType<RecordRef>()) with { Question = null, LastDraft = PendingRequests.Store(request) },
            Writing = new WritingTask(request.Said.Length > 0 ? request.Said : context.Text, [.. Told(request, facts, context)], request.Language ?? context.Language) { Block = 1 },
        };
    }

    private static string Text(DraftMessage request, DraftFacts facts, SkillContext context)
    {
        var topic = facts.Deal?.ProductOrService is { Length: > 0 } product ? product : null;
        var last = facts.Last is { } talk ? context.Say("draft-message.last", ("date", Formats.Date(talk.OccurredOn, context.Today, context.Language))) : "";
        (string, object?)[] blanks =
        [
            ("name", facts.Person?.FullName ?? context.Say("draft-message.team_of", ("customer", facts.Customer.ShortName ?? facts.Customer.Name))),
            ("me", context.Caller.Name),
            ("last", last),
            ("about", topic is null ? "" : context.Say("draft-message.about", ("topic", topic))),
            ("on", request.On is { } day ? Formats.Date(day, context.Today, context.Language) : context.Say("draft-message.any_day")),
        ];
        var body = context.Say(request.Tone == "plain" ? $"draft-message.{request.Purpose}" : $"draft-message.{request.Tone}.{request.Purpose}", blanks);
        return request.Medium == "chat" ? body : context.Say("draft-message.letter", [.. blanks, ("subject", context.Say($"draft-message.subject.{request.Purpose}", [.. blanks, ("topic", topic ?? "")])), ("body", body)]);
    }

    /// <summary>What may be worth mentioning and is for the sender to decide.</summary>
    private static List<string> Hints(DraftFacts facts, SkillContext context)
    {
        var hints = new List<string>();
        if (facts.Last is { } last)
        {
            hints.Add(context.Say("draft-message.hint_last", ("date", Formats.Date(last.OccurredOn, context.Today, context.Language)), ("subject", last.Subject ?? "")));
        }

        if (facts.Last is { FollowUpAction: { } promised })
        {
            hints.Add(Due("draft-message.hint_promised", promised, facts.Last.FollowUpDueDate, context));
        }

        if (facts.Deal is { NextAction: { } next })
        {
            hints.Add(Due("draft-message.hint_next", next, facts.Deal.ActionDueDate, context));
        }

        return hints;
    }

    private static string Due(string key, string what, DateOnly? due, SkillContext context) =>
        context.Say(key, ("what", what), ("due", due is { } day ? context.Say("draft-message.due", ("date", Formats.Date(day, context.Today, context.Language))) : ""));

    /// <summary>For a model: the same facts, and no more.</summary>
    private static IEnumerable<string> Told(DraftMessage request, DraftFacts facts, SkillContext context) =>
    [
        context.Say($"draft-message.title.{request.Medium}", ("name", $"{facts.Person?.FullName} {facts.Person?.JobTitle} {facts.Customer.Name}".Trim())),
        context.Say("draft-message.fact_sender", ("me", context.Caller.Name), ("date", Formats.Date(context.Today, context.Today, context.Language))),
        .. facts.Deal?.ProductOrService is { Length: > 0 } product ? [context.Say("draft-message.fact_topic", ("topic", product))] : Array.Empty<string>(),
        .. Hints(facts, context),
    ];

    private static IEnumerable<ReplyAction> Actions(DraftMessage request, string name, SkillContext context)
    {
        var other = request.Medium == "chat" ? "email" : "chat";
        yield return new ReplyAction(context.Say($"draft-message.as.{other}"), "say", context.Say($"draft-message.say_{other}.{request.Purpose}", ("name", name)));
        foreach (var tone in Tones.Where(tone => tone != request.Tone).Take(MostTones))
        {
            yield return new ReplyAction(context.Say($"draft-message.as_tone.{tone}"), "say", context.Say($"draft-message.as_tone.{tone}"));
        }

        yield return new ReplyAction(context.Say("draft-message.log"), "say", context.Say($"draft-message.sent.{request.Medium}", ("name", name)));
    }
}

/// <summary>Registration.</summary>
public static class DraftMessageServices
{
    public static IServiceCollection AddDraftMessage(this IServiceCollection services) => services
        .AddSingleton<ISkill, DraftMessageSkill>()
        .AddSingleton<ISkillReader, DraftMessageReader>();
}
