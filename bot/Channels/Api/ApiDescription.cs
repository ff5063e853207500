using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>What /openapi/v1.json says beside the shapes: who may call, and the parameters that the endpoints read themselves.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "SalesAssistant",
                Version = "v1",
                Description = "Talk to the assistant as the CRM user whom the key belongs to. A message is stored before it is answered; sending it again with the same messageId returns the same reply.",
            };
            document.Servers?.Clear();   // the address of the process that was asked says nothing about the installation
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made with `key create`." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Parameters ??= [];
            if (context.Description.RelativePath?.Contains("{id}", StringComparison.Ordinal) == true && operation.Parameters.All(parameter => parameter.Name != "id"))
            {
                operation.Parameters.Add(new OpenApiParameter { Name = "id", In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "From the statusUrl." });
            }

            if (context.Description.RelativePath?.EndsWith("/audio", StringComparison.Ordinal) == true)
            {
                operation.Parameters.Add(new OpenApiParameter { Name = "conversation", In = ParameterLocation.Query, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "As in a written message." });
                operation.Parameters.Add(new OpenApiParameter { Name = "messageId", In = ParameterLocation.Query, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "As in a written message." });
            }

            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "wait",
                In = ParameterLocation.Query,
                Schema = new OpenApiSchema { Type = JsonSchemaType.Number, Minimum = "0", Maximum = "10" },
                Description = "Seconds to wait for the reply before 202 is answered; 10 when absent.",
            });
            return Task.CompletedTask;
        });
        // Only what keys open is described; the pages are not an interface.
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
    }
}
