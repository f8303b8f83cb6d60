/** A small document/literal SOAP 1.1 service: a paged list, and firms by their numbers. */
export const registerWsdl = `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="Register" targetNamespace="urn:office:register" xmlns:tns="urn:office:register"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <wsdl:types>
    <xsd:schema targetNamespace="urn:office:register" elementFormDefault="qualified">
      <xsd:complexType name="EnterpriseType">
        <xsd:sequence>
          <xsd:element name="RegNo" type="xsd:string"/>
          <xsd:element name="EntName" type="xsd:string"/>
          <xsd:element name="RegCap" type="xsd:decimal"/>
          <xsd:element name="EstDate" type="xsd:date"/>
          <xsd:element name="Branches" type="xsd:int"/>
        </xsd:sequence>
      </xsd:complexType>
      <xsd:element name="ListEnterprises"><xsd:complexType><xsd:sequence>
        <xsd:element name="pageNo" type="xsd:int"/>
        <xsd:element name="pageSize" type="xsd:int"/>
      </xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="ListEnterprisesResponse"><xsd:complexType><xsd:sequence>
        <xsd:element name="total" type="xsd:int"/>
        <xsd:element name="Enterprise" type="tns:EnterpriseType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="GetEnterprises"><xsd:complexType><xsd:sequence>
        <xsd:element name="regNo" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="GetEnterprisesResponse"><xsd:complexType><xsd:sequence>
        <xsd:element name="Enterprise" type="tns:EnterpriseType" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence></xsd:complexType></xsd:element>
    </xsd:schema>
  </wsdl:types>
  <wsdl:message name="ListIn"><wsdl:part name="parameters" element="tns:ListEnterprises"/></wsdl:message>
  <wsdl:message name="ListOut"><wsdl:part name="parameters" element="tns:ListEnterprisesResponse"/></wsdl:message>
  <wsdl:message name="GetIn"><wsdl:part name="parameters" element="tns:GetEnterprises"/></wsdl:message>
  <wsdl:message name="GetOut"><wsdl:part name="parameters" element="tns:GetEnterprisesResponse"/></wsdl:message>
  <wsdl:portType name="RegisterPortType">
    <wsdl:operation name="ListEnterprises"><wsdl:input message="tns:ListIn"/><wsdl:output message="tns:ListOut"/></wsdl:operation>
    <wsdl:operation name="GetEnterprises"><wsdl:input message="tns:GetIn"/><wsdl:output message="tns:GetOut"/></wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="RegisterBinding" type="tns:RegisterPortType">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="ListEnterprises"><soap:operation soapAction="urn:office:list"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>
    <wsdl:operation name="GetEnterprises"><soap:operation soapAction="urn:office:get"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="Register"><wsdl:port name="RegisterPort" binding="tns:RegisterBinding">
    <soap:address location="http://127.0.0.1/register"/></wsdl:port></wsdl:service>
</wsdl:definitions>
`;
