using System.CommandLine;
using SalesAssistant.Long;
using SalesAssistant.Long.Mutation;
using SalesAssistant.Long.Teams;

// What is too long for CI, by name; each prints its figures and exits non-zero when one does not hold.
var root = new RootCommand("Long tests of the sales assistant.");
root.Subcommands.Add(KillTest.Create());
root.Subcommands.Add(CallbackTest.Create());
root.Subcommands.Add(ModelServer.Create());
root.Subcommands.Add(ModelFaults.Create());
root.Subcommands.Add(MutateTest.Create());
root.Subcommands.Add(DeliveryTest.Create());
root.Subcommands.Add(FuzzTest.Create());
root.Subcommands.Add(SalesAssistant.Long.WeCom.CallbackFuzz.Create());
root.Subcommands.Add(SalesAssistant.Long.WeCom.DeliveryTest.Create());
return await root.Parse(args).InvokeAsync();
