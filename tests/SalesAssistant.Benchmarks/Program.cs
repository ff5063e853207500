using System.CommandLine;
using SalesAssistant.Benchmarks;

// Speed is measured here and only here: as a ratio to a reference in the same run. See roundtrip.sh.
var root = new RootCommand("Benchmarks of the sales assistant.");
root.Subcommands.Add(ApiLoad.Create());
root.Subcommands.Add(TeamsLoad.Create());
root.Subcommands.Add(TeamsLoad.CreatePeople());
root.Subcommands.Add(Understanding.Create());
root.Subcommands.Add(Names.Create());
root.Subcommands.Add(Growth.Create());
return await root.Parse(args).InvokeAsync();
