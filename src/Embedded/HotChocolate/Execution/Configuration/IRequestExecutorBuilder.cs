using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Configuration;

/// <summary>Puts a GraphQL server together.</summary>
public interface IRequestExecutorBuilder
{
    IServiceCollection Services { get; }
}
