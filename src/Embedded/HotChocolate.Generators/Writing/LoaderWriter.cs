namespace HotChocolate.Generators;

/// <summary>Writes the interface and the class of each data loader.</summary>
internal static class LoaderWriter
{
    private const string Lists = "global::System.Collections.Generic";

    public static string Write(IReadOnlyList<LoaderModel> loaders) =>
        $"{SourceText.Header}\n{string.Concat(loaders.Select(Loader))}";

    private static string Loader(LoaderModel loader)
    {
        var types = $"<{loader.Key}, {loader.Value}>";
        var arguments = string.Concat(loader.Arguments.Select(argument => ", " + argument));
        var services = arguments.Contains("(services)") ? "global::System.IServiceProvider services, " : "";
        return SourceText.In(loader.Namespace, $$"""
                {{loader.Access}} interface I{{loader.Name}} : global::GreenDonut.IDataLoader{{types}};

                {{loader.Access}} sealed class {{loader.Name}}(
                    {{services}}global::GreenDonut.IBatchScheduler batchScheduler)
                    : global::GreenDonut.BatchDataLoader{{types}}(batchScheduler), I{{loader.Name}}
                {
                    protected override async global::System.Threading.Tasks.Task<{{Lists}}.IReadOnlyDictionary{{types}}> LoadBatchAsync(
                        {{Lists}}.IReadOnlyList<{{loader.Key}}> keys, global::System.Threading.CancellationToken cancellationToken) =>
                        await {{loader.Method}}(keys{{arguments}}).ConfigureAwait(false);
                }

            """);
    }
}
