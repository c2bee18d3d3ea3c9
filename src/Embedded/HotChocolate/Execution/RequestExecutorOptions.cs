namespace HotChocolate.Execution;

/// <summary>The bounds a server keeps; HotChocolate's defaults.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>How long a query or mutation may take; a subscription has this time for each event.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether clients may ask what types there are.</summary>
    public bool AllowIntrospection { get; set; }

    /// <summary>The most a document's fields may cost together: 1 each that returns objects, and its @cost.</summary>
    public double MaxFieldCost { get; set; } = 1_000;

    /// <summary>The most objects a document may ask for.</summary>
    public double MaxTypeCost { get; set; } = 1_000;

    /// <summary>How deep selections may be nested.</summary>
    public int MaxDepth { get; set; } = 24;

    /// <summary>Documents kept parsed and validated.</summary>
    public int DocumentCacheSize { get; set; } = 1_000;

    public PersistedOperationOptions PersistedOperations { get; } = new();
}

/// <summary>What may be run of the documents put aside before, and of others.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Whether nothing but documents put aside before may be run.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }
}
