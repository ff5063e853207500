using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Notices;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Digests;

/// <summary>Each person's own say in what is sent unasked, and a digest at once.</summary>
public sealed class ManageNoticesSkill(DigestSettings settings, WeeklyDigest weekly) : Skill<ManageNotices>
{
    protected override async Task<SkillResult> HandleAsync(ManageNotices request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var mine = await context.Db.NoticePreferences.AsNoTracking().Where(preference => preference.UserId == context.Caller.UserId).ToDictionaryAsync(preference => preference.Kind, cancellationToken);
        return request.Action switch
        {
            "read" => await ReadAsync(request.Kind ?? NoticeKind.Morning, mine, context, cancellationToken),
            "show" => Show(mine, context),
            "time" => Move(request, context),
            _ => Switch(request, mine, context),
        };
    }

    private async Task<SkillResult> ReadAsync(NoticeKind kind, Dictionary<NoticeKind, NoticePreference> mine, SkillContext context, CancellationToken cancellationToken)
    {
        if (kind == NoticeKind.Weekly && context.Caller.Scope == AccessScope.None)
        {
            return new SkillResult(Reply.Of(context.Say("pipeline-query.denied.none"))) { Facts = new TurnFacts { IsDenied = true } };
        }

        var reply = kind == NoticeKind.Weekly
            ? await weekly.ComposeAsync(context, cancellationToken)
            : await MorningDigest.ComposeAsync(context, settings, kind == NoticeKind.Birthday || mine.GetValueOrDefault(NoticeKind.Birthday) is not { IsOff: true }, cancellationToken);
        return new SkillResult(reply ?? Reply.Of(context.Say(kind == NoticeKind.Weekly ? "manage-notices.empty_week" : "manage-notices.empty_day")));
    }

    private SkillResult Move(ManageNotices request, SkillContext context)
    {
        if (request.Kind is not (NoticeKind.Morning or NoticeKind.Weekly))
        {
            return new SkillResult(Reply.Of(context.Say("manage-notices.no_time")));   // reminders have their task's time, birthdays the morning's
        }

        if (request.At is not { } said)
        {
            return new SkillResult(Reply.Of(context.Say("manage-notices.which_time", ("kind", Name(request.Kind.Value, context)))));
        }

        var at = DigestTimes.OnBeat(said, settings);
        var key = at == said ? "manage-notices.moved" : "manage-notices.moved_rounded";
        return Result([new NoticePreferenceDraft(request.Kind.Value, IsOff: false, at)], context.Say(key, ("kind", Name(request.Kind.Value, context)), ("when", When(request.Kind.Value, at, context)), ("minutes", settings.BeatMinutes)), context);
    }

    private SkillResult Switch(ManageNotices request, Dictionary<NoticeKind, NoticePreference> mine, SkillContext context)
    {
        var isOff = request.Action == "stop";
        NoticeKind[] kinds = request.Kind is { } one ? [one] : Enum.GetValues<NoticeKind>();
        var changed = kinds.Select(kind => new NoticePreferenceDraft(kind, isOff, mine.GetValueOrDefault(kind)?.Time)).ToList();
        var names = string.Join(context.Language == "en" ? ", " : "、", kinds.Select(kind => Name(kind, context)));
        var key = isOff ? "manage-notices.stopped" : request.Kind is NoticeKind.Morning or NoticeKind.Weekly ? "manage-notices.started_at" : "manage-notices.started";
        return Result(changed, context.Say(key, ("kind", names), ("when", request.Kind is { } kind ? When(kind, changed[0].At ?? Usual(kind), context) : "")), context);
    }

    private SkillResult Show(Dictionary<NoticeKind, NoticePreference> mine, SkillContext context)
    {
        var lines = Enum.GetValues<NoticeKind>().Select(kind => mine.GetValueOrDefault(kind) is { IsOff: true }
            ? new FieldLine(Name(kind, context), context.Say("manage-notices.off"))
            : new FieldLine(Name(kind, context), When(kind, mine.GetValueOrDefault(kind)?.Time ?? Usual(kind), context)));
        var reply = new Reply([new FieldsBlock(context.Say("manage-notices.title"), [.. lines]), new TextBlock(context.Say("manage-notices.how"), "muted")]);
        return new SkillResult(settings.Enabled ? reply : Reply.Of(context.Say("manage-notices.all_off")).With(reply.Blocks)) { Facts = new TurnFacts { Action = "show" } };
    }

    private SkillResult Result(IReadOnlyList<NoticePreferenceDraft> preferences, string text, SkillContext context) =>
        new(settings.Enabled ? Reply.Of(text) : new Reply([new TextBlock(text), new TextBlock(context.Say("manage-notices.all_off"), "warning")])) { Preferences = preferences, Facts = new TurnFacts { Action = "update" } };

    private TimeOnly Usual(NoticeKind kind) => kind == NoticeKind.Weekly ? settings.WeeklyAt : settings.MorningAt;

    private static string Name(NoticeKind kind, SkillContext context) => context.Say("manage-notices.kind." + kind.ToString().ToLowerInvariant());

    private string When(NoticeKind kind, TimeOnly at, SkillContext context) =>
        context.Say("manage-notices.when." + kind.ToString().ToLowerInvariant(), ("time", DigestTimes.Text(at)), ("day", context.Say("manage-notices.day." + settings.WeeklyOn.ToString().ToLowerInvariant())), ("minutes", settings.ActivityMinutes));
}

/// <summary>Registration.</summary>
public static class ManageNoticesServices
{
    /// <summary>Needs <see cref="DigestSettings"/> and the figures.</summary>
    public static IServiceCollection AddManageNotices(this IServiceCollection services) => services
        .AddSingleton<WeeklyDigest>()
        .AddSingleton<ISkill, ManageNoticesSkill>()
        .AddSingleton<ISkill, TouchWorkSkill>()
        .AddSingleton<ISkillReader, ManageNoticesReader>();
}
