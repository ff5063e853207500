using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Long.Mutation;

/// <summary>Situations a message can come in: who speaks, what was said before, what is still open. Made of real sentences.</summary>
internal static class Talks
{
    private const int Each = 60;

    /// <summary>For every caller: the beginning of a talk, and what sentences of every kind leave behind.</summary>
    public static IReadOnlyList<ReadingContext> Make(IReadOnlyList<Caller> callers, NameIndex names, SkillRouter router, Mutator mutator)
    {
        var random = new Random(2);
        return [.. callers.SelectMany(caller => Enumerable.Range(0, Each).Select(_ => After(mutator.Plain(random), new ReadingContext(caller, ConversationState.Empty, Company.LocalNow) { Names = names.For(caller) }, router, random)))];
    }

    private static ReadingContext After(string said, ReadingContext context, SkillRouter router, Random random)
    {
        if (random.Next(4) == 0)
        {
            return context;
        }

        var utterance = UtteranceReader.Read(said, context.Now, context.Names);
        var request = router.Route(utterance, context).Request;
        var named = utterance.Mentions.SelectMany(mention => mention.Candidates).Select(candidate => candidate.Record).Take(5).ToList();
        var state = new ConversationState
        {
            LastSkill = request.Skill,
            LastQuery = (request as FigureQuestion)?.Query,
            LastQuerySkill = request is FigureQuestion ? request.Skill : null,
            Focus = named,
            LastShown = named,
            LastTask = random.Next(3) == 0 ? new RecordRef(RecordKind.Task, 1, said) : null,
        };
        return context with { State = state, PendingProposalSkill = random.Next(2) == 0 ? request.Skill : null, CanUndo = random.Next(2) == 0 };
    }
}
