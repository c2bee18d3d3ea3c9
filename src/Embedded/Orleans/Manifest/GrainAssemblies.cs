using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Finds every manifest this process was built with, whether its assembly is loaded yet or not.</summary>
internal static class GrainAssemblies
{
    public static IReadOnlyList<GrainManifest> Manifests()
    {
        HashSet<Assembly> seen = [];
        var open = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(KnowsEngine));
        if (Assembly.GetEntryAssembly() is { } entry) open.Push(entry);
        List<GrainManifest> manifests = [];
        while (open.TryPop(out var assembly))
        {
            if (!seen.Add(assembly)) continue;

            if (assembly.GetCustomAttribute<GrainManifestAttribute>() is { } found)
                manifests.Add((GrainManifest)Activator.CreateInstance(found.Manifest, nonPublic: true)!);
            foreach (var part in assembly.GetCustomAttributes<ApplicationPartAttribute>())
                open.Push(Assembly.Load(part.AssemblyName));
        }

        return manifests;
    }

    private static bool KnowsEngine(Assembly assembly) => !assembly.IsDynamic
        && Array.Exists(assembly.GetReferencedAssemblies(), name => name.Name == Engine);

    private static readonly string Engine = typeof(GrainAssemblies).Assembly.GetName().Name!;
}
