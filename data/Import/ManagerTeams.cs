using SalesAssistant.Data.People;

namespace SalesAssistant.Data.Import;

/// <summary>Teams of a company that says who reports to whom but names no teams.</summary>
internal static class ManagerTeams
{
    /// <summary>Each leader's people and the leader are a team of the leader's name; a leader whose title is a sales person's leads that team all the same.</summary>
    public static void Make(IReadOnlyList<User> people, Func<string, Team> teamOf)
    {
        var byId = people.ToDictionary(person => person.Id);
        var leaders = people.Select(person => person.ManagerId).OfType<long>().Distinct().Where(byId.ContainsKey).Select(id => byId[id]).ToHashSet();
        foreach (var person in people)
        {
            var leader = leaders.Contains(person) ? person : person.ManagerId is { } id ? byId.GetValueOrDefault(id) : null;
            person.TeamId ??= leader is null ? null : teamOf(leader.Name).Id;
        }

        foreach (var leader in leaders.Where(leader => leader.Role == Role.Rep))
        {
            leader.Role = Role.Supervisor;
        }
    }
}
