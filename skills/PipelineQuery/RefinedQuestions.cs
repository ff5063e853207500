using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Replies;

namespace SalesAssistant.Skills;

/// <summary>摊到各客户头上, "down to rep level": goes on with the question just answered in words that no list knows. The wording as a whole says so, the slots what changes.</summary>
public sealed class RefinedQuestions(ReplyReader replies, IEnumerable<ISkillReader> readers)
{
    private const double Likely = 0.6;
    private const double Certain = 0.8;
    private readonly ISkillReader[] _figures = [.. readers.Where(reader => reader.Skill is "pipeline_query" or "performance_report")];

    /// <summary>The last question with what was said in its place; null when <paramref name="routed"/> is understood well enough, or nothing in the words changes it.</summary>
    public FigureQuestion? Read(Utterance utterance, ReadingContext context, Request routed)
    {
        ArgumentNullException.ThrowIfNull(context);
        var needed = routed switch
        {
            OutOfScope { IsDenied: false } => Likely,
            FigureQuestion { IsFollowUp: false } or Help => Certain,   // it may as well be a question of its own
            _ => double.PositiveInfinity,
        };
        if (context.State.LastQuery is null || double.IsInfinity(needed) || replies.Refines(utterance, context) < needed)
        {
            return null;
        }

        var refining = context with { ReplyAct = ReplyActs.Refine };
        return _figures.Select(reader => reader.Read(utterance, refining)).OfType<FigureQuestion>().FirstOrDefault(question => question.IsFollowUp);
    }
}
