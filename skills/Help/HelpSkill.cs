using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data.People;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Guidance;

/// <summary>What can be asked, by role, and how things work (R61).</summary>
public sealed class HelpSkill : Skill<Help>
{
    protected override Task<SkillResult> HandleAsync(Help request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var topic = request.Topic is { } key ? HelpTopics.Text(key, context.Language) : null;
        var reply = Reply.Of(topic ?? context.Say($"help.overview.{context.Caller.Role}"));
        return Task.FromResult(new SkillResult(request.Topic switch
        {
            { } courtesy when HelpTopics.IsCourtesy(courtesy) => reply,
            _ when topic is not null => reply.With(HelpExamples.Buttons(context)),
            _ => reply.With(HelpExamples.List(context)),
        }));
    }
}

/// <summary>Three sentences that work when sent, by role.</summary>
public static class HelpExamples
{
    private static readonly string[] Keys = ["one", "two", "three"];

    /// <summary>The sentences.</summary>
    public static IReadOnlyList<string> Of(Role role, string language, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. Keys.Select(key => texts.Say(language, $"help.examples.{role}.{key}"))];
    }

    internal static ListBlock List(SkillContext context) =>
        new(null, [.. Of(context.Caller.Role, context.Language, context.Texts).Select(text => new ListItem(text, null, null, [new ReplyAction(text, "say", text)]))]);

    internal static ActionsBlock Buttons(SkillContext context) =>
        new([.. Of(context.Caller.Role, context.Language, context.Texts).Select(text => new ReplyAction(text, "say", text))]);
}

/// <summary>Registration.</summary>
public static class GuidanceServices
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<ISkill, HelpSkill>()
        .AddSingleton<ISkillReader, HelpReader>();

    public static IServiceCollection AddOutOfScope(this IServiceCollection services) => services
        .AddSingleton<ISkill, OutOfScopeSkill>()
        .AddSingleton<ISkillReader, OutOfScopeReader>();
}
