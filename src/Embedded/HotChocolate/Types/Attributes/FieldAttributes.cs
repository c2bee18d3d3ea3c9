namespace HotChocolate.Types;

/// <summary>The list is served in pages, as a connection.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>How many a page has where the client does not say; 10 where it is not set.</summary>
    public int DefaultPageSize { get; set; }

    /// <summary>How many a page may have; 50 where it is not set.</summary>
    public int MaxPageSize { get; set; }

    /// <summary>Whether clients may ask how many there are in all.</summary>
    public bool IncludeTotalCount { get; set; }

    /// <summary>What the connection is called before "Connection"; the field's name where it is not set.</summary>
    public string? ConnectionName { get; set; }
}

/// <summary>The method is resolved for each event of a stream.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method of the same class that opens the stream; where it is not set, the topic is the stream.</summary>
    public string? With { get; set; }
}

/// <summary>Where the events come from; <c>{x}</c> stands for the argument x. Without a name, the method's.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TopicAttribute(string? topic = null) : Attribute
{
    public string? Topic { get; } = topic;
}
